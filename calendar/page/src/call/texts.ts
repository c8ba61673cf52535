// Every sentence of a call with Sofia.

export const c = {
  title: 'Gespräch mit Sofia',
  assistant: 'Sofia',
  you: 'Sie',
  youWrote: 'Sie (geschrieben)',
  close: 'Schließen',
  retry: 'Erneut versuchen',
  again: 'Neues Gespräch',
  continueInWriting: 'Schriftlich weitermachen',
  waitSeconds: (seconds: number) => `In ${seconds} s wieder möglich`,

  phase: {
    microphone: 'Bitte erlauben Sie das Mikrofon …',
    connecting: 'Verbindung wird aufgebaut …',
    waiting: 'Sofia kommt ans Telefon …',
    initializing: 'Sofia ist gleich so weit …',
    listening: 'Sofia hört zu',
    listeningInWriting: 'Sofia liest mit',
    thinking: 'Sofia denkt nach …',
    speaking: 'Sofia spricht',
    reconnecting: 'Verbindung unterbrochen, sie wird wiederhergestellt …',
    ended: 'Das Gespräch ist beendet',
    failed: 'Keine Verbindung zu Sofia',
  },

  mute: 'Stumm',
  hangUp: 'Auflegen',
  yourLevel: 'Ihr Mikrofon',
  sofiaLevel: 'Sofia',
  enableSound: 'Ton einschalten',

  transcript: 'Mitschrift',
  transcriptEmpty: 'Hier steht gleich, was gesagt wird.',
  writeLabel: 'Nachricht an Sofia',
  writePlaceholder: 'Nachricht schreiben',
  send: 'Senden',
  notSent: 'Die Nachricht konnte nicht gesendet werden. Bitte versuchen Sie es noch einmal.',

  bookings: 'Das hat Sofia für Sie eingetragen',
  noBookings: 'In diesem Gespräch wurde kein Termin geändert.',
  action: { booked: 'Gebucht', moved: 'Verschoben auf', cancelled: 'Abgesagt' },

  details: {
    title: 'Verbindungsdetails',
    pending: 'Die Verbindung wird noch vermessen.',
    viaRelay: (protocol: string, server: string) => `Ihre Sprache läuft über ${protocol}, über den Server ${server}.`,
    direct: (protocol: string, server: string) => `Ihre Sprache läuft über ${protocol}, direkt zum Server ${server}.`,
    local: 'Ihr Kandidat',
    remote: 'Gegenseite',
    protocol: 'Protokoll',
    relayProtocol: 'Protokoll bis zum Vermittler',
    server: 'Server',
    roundTrip: 'Antwortzeit',
    milliseconds: (value: number) => `${value} ms`,
    codec: 'Sprachformat',
    volume: 'Gesendet / empfangen',
    kilobytes: (value: number) => `${Math.round(value / 1024)} kB`,
    unknown: 'unbekannt',
    candidates: { host: 'eigene Adresse', srflx: 'Adresse hinter NAT', prflx: 'unterwegs gefundene Adresse', relay: 'Vermittler (TURN)' } as Record<string, string>,
  },

  failures: {
    insecure: {
      title: 'Mikrofon nur über eine sichere Verbindung',
      text: 'Ihr Browser gibt das Mikrofon nur auf Seiten frei, deren Adresse mit https beginnt. Schreiben können Sie Sofia trotzdem.',
    },
    refused: {
      title: 'Das Mikrofon ist nicht erlaubt',
      text: 'Bitte erlauben Sie es über das Schloss- oder Kamerasymbol in der Adresszeile und versuchen Sie es dann noch einmal.',
    },
    noDevice: {
      title: 'Kein Mikrofon gefunden',
      text: 'Bitte schließen Sie ein Mikrofon oder Headset an. Ohne Mikrofon können Sie Sofia schreiben.',
    },
    busy: {
      title: 'Das Mikrofon ist belegt',
      text: 'Ein anderes Programm benutzt es gerade. Beenden Sie es, und versuchen Sie es dann noch einmal.',
    },
    offline: {
      title: 'Die Praxis ist nicht erreichbar',
      text: 'Der Server der Praxis antwortet nicht. Bitte prüfen Sie Ihre Internetverbindung.',
    },
    tooMany: {
      title: 'Zu viele Versuche',
      text: 'Von Ihrem Anschluss kamen sehr viele Anrufe in kurzer Zeit. Bitte warten Sie einen Moment.',
    },
    unavailable: {
      title: 'Sofia ist noch nicht eingerichtet',
      text: 'In dieser Praxis nimmt Sofia zurzeit keine Gespräche an. Bitte rufen Sie die Praxis an.',
    },
    token: {
      title: 'Das Gespräch wurde nicht zugelassen',
      text: 'Der Server der Praxis hat keine Zugangskarte für dieses Gespräch ausgestellt.',
    },
    rejected: {
      title: 'Die Zugangskarte wurde abgelehnt',
      text: 'Der Sprachserver kennt die Zugangskarte für dieses Gespräch nicht, oder sie ist abgelaufen. Ein neuer Versuch holt eine neue.',
    },
    signal: {
      title: 'Der Sprachserver antwortet nicht',
      text: 'Er ist ausgeschaltet, oder Ihr Netz lässt die Verbindung dorthin nicht zu.',
    },
    relay: {
      title: 'Der Vermittlungsserver ist nicht erreichbar',
      text: 'Ihre Sprache soll über einen TURN-Server laufen, aber keine Verbindung dorthin kam zustande. Vielleicht sperrt Ihr Netz sie; versuchen Sie es in einem anderen.',
    },
    media: {
      title: 'Keine Sprachverbindung',
      text: 'Der Sprachserver antwortet, aber Ihre Sprache findet keinen Weg dorthin. Vielleicht sperrt Ihr Netz ihn.',
    },
    agentAbsent: {
      title: 'Sofia meldet sich nicht',
      text: 'Die Verbindung steht, aber nach 10 Sekunden hat niemand abgenommen. Vielleicht spricht Sofia gerade mit vielen Menschen zugleich.',
    },
    agentLeft: {
      title: 'Sofia ist nicht mehr da',
      text: 'Sofia hat das Gespräch unerwartet verlassen. Was bis dahin eingetragen wurde, gilt.',
    },
    lost: {
      title: 'Die Verbindung ist abgerissen',
      text: 'Sie ließ sich nicht wiederherstellen. Was bis dahin eingetragen wurde, gilt.',
    },
    replaced: {
      title: 'Das Gespräch läuft anderswo',
      text: 'Es wurde in einem anderen Fenster fortgesetzt.',
    },
    closed: {
      title: 'Das Gespräch wurde beendet',
      text: 'Der Sprachserver hat das Gespräch geschlossen, vielleicht weil er gerade neu startet.',
    },
    other: {
      title: 'Das Gespräch kam nicht zustande',
      text: 'Etwas Unerwartetes ist passiert. Bitte versuchen Sie es noch einmal.',
    },
  },
} as const
