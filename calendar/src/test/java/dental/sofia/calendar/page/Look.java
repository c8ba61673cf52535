package dental.sofia.calendar.page;

import com.microsoft.playwright.options.ColorScheme;

/** How somebody looks at the page: on a desk or on a telephone, by day or by night. */
enum Look {
  WIDE_LIGHT(1280, 900, ColorScheme.LIGHT),
  WIDE_DARK(1280, 900, ColorScheme.DARK),
  NARROW_LIGHT(360, 780, ColorScheme.LIGHT),
  NARROW_DARK(360, 780, ColorScheme.DARK);

  final int width;
  final int height;
  final ColorScheme scheme;

  Look(int width, int height, ColorScheme scheme) {
    this.width = width;
    this.height = height;
    this.scheme = scheme;
  }

  String file() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
