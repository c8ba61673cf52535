package main

import (
	"debug/elf"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

const (
	auxvVdso  = 33 // AT_SYSINFO_EHDR: where the kernel has put the vDSO
	vdsoLimit = 1 << 16
)

// What the functions of the vDSO become: the system call of the same name, and then the shift. They read no variable, so
// that a few bytes in place of the function do. The four zeros are the seconds.
var shifted = map[string][]byte{
	// mov eax,228; syscall; test edi,edi; je +5; cmp edi,5 (CLOCK_REALTIME_COARSE); jne +7; add qword [rsi],s; ret
	"__vdso_clock_gettime": {0xb8, 228, 0, 0, 0, 0x0f, 0x05, 0x85, 0xff, 0x74, 5, 0x83, 0xff, 5, 0x75, 7, 0x48, 0x81, 0x06, 0, 0, 0, 0, 0xc3},
	// mov eax,96; syscall; test rdi,rdi; je +7; add qword [rdi],s; ret
	"__vdso_gettimeofday": {0xb8, 96, 0, 0, 0, 0x0f, 0x05, 0x48, 0x85, 0xff, 0x74, 7, 0x48, 0x81, 0x07, 0, 0, 0, 0, 0xc3},
	// mov eax,201; syscall; add rax,s; test rdi,rdi; je +3; mov [rdi],rax; ret
	"__vdso_time": {0xb8, 201, 0, 0, 0, 0x0f, 0x05, 0x48, 0x05, 0, 0, 0, 0, 0x48, 0x85, 0xff, 0x74, 3, 0x48, 0x89, 0x07, 0xc3},
}

var secondsAt = map[string]int{"__vdso_clock_gettime": 19, "__vdso_gettimeofday": 15, "__vdso_time": 9}

// shiftClock makes the time of day of a traced process another one. There is no namespace for it, and a library that is
// loaded first does nothing for a static program; but every program asks the vDSO, the piece of code that the kernel
// maps into each process, and a tracer may write to it. Monotonic time stays as it is.
func shiftClock(pid int, ahead int32) error {
	memory, err := os.OpenFile(fmt.Sprintf("/proc/%d/mem", pid), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer memory.Close()
	base, err := vdso(pid)
	if err != nil {
		return err
	}
	image, err := elf.NewFile(io.NewSectionReader(memory, base, vdsoLimit))
	if err != nil {
		return fmt.Errorf("the vDSO: %w", err)
	}
	symbols, err := image.DynamicSymbols()
	if err != nil {
		return fmt.Errorf("the vDSO: %w", err)
	}
	for _, symbol := range symbols {
		code, wanted := shifted[symbol.Name]
		if !wanted {
			continue
		}
		code = append([]byte(nil), code...)
		binary.LittleEndian.PutUint32(code[secondsAt[symbol.Name]:], uint32(ahead))
		if _, err := memory.WriteAt(code, base+int64(symbol.Value)); err != nil {
			return fmt.Errorf("%s: %w", symbol.Name, err)
		}
	}
	return nil
}

func vdso(pid int) (int64, error) {
	auxv, err := os.ReadFile(fmt.Sprintf("/proc/%d/auxv", pid))
	if err != nil {
		return 0, err
	}
	for i := 0; i+16 <= len(auxv); i += 16 {
		if binary.LittleEndian.Uint64(auxv[i:]) == auxvVdso {
			return int64(binary.LittleEndian.Uint64(auxv[i+8:])), nil
		}
	}
	return 0, fmt.Errorf("process %d has no vDSO", pid)
}
