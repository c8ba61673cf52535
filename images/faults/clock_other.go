//go:build !amd64

package main

import "errors"

func shiftClock(int, int32) error { return errors.New("the clock can be shifted on amd64 only") }
