module sofia/faults

go 1.24
