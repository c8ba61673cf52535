package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"time"
)

const (
	patience = 25 * time.Second
	interval = 10 * time.Millisecond
	// Until the container ends, after an order to start it anew.
	lastWords = 500 * time.Millisecond
)

type server struct {
	program   string
	arguments []string
	mutex     sync.Mutex
	process   *exec.Cmd
	ended     chan struct{}
	replacing bool
}

func newServer(program string, arguments []string) *server {
	return &server{program: program, arguments: arguments}
}

// start starts the server; when it ends by itself, this program ends in the same way.
func (s *server) start(c change) error {
	arguments, err := c.prepare(s.arguments)
	if err != nil {
		return err
	}
	process := &exec.Cmd{Path: s.program, Args: arguments, Env: c.environment(), Stdout: os.Stdout, Stderr: os.Stderr}
	if c.ClockAhead == 0 {
		err = process.Start()
	} else {
		err = startWithClock(process, c.ClockAhead)
	}
	if err != nil {
		return err
	}
	s.process, s.ended, s.replacing = process, make(chan struct{}), false
	go s.follow(process, s.ended)
	return nil
}

func (s *server) follow(process *exec.Cmd, ended chan struct{}) {
	_ = process.Wait()
	close(ended)
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if process != s.process || s.replacing {
		return
	}
	status := process.ProcessState.Sys().(syscall.WaitStatus)
	if status.Signaled() {
		os.Exit(128 + int(status.Signal()))
	}
	os.Exit(status.ExitStatus())
}

func (s *server) forwardSignals() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGUSR1, syscall.SIGUSR2)
	for received := range signals {
		s.mutex.Lock()
		_ = s.process.Process.Signal(received)
		// A process that is stopped would not hear it.
		_ = s.process.Process.Signal(syscall.SIGCONT)
		s.mutex.Unlock()
	}
}

func (s *server) obey(orders net.Listener) {
	for {
		connection, err := orders.Accept()
		fatal(err)
		answer := done
		var c change
		if err := json.NewDecoder(connection).Decode(&c); err != nil {
			answer = err.Error() + "\n"
		} else if err := s.carryOut(c); err != nil {
			answer = err.Error() + "\n"
		}
		_, _ = connection.Write([]byte(answer))
		_ = connection.Close()
	}
}

func (s *server) carryOut(c change) error {
	switch c.Order {
	case run:
		if err := s.replace(c); err != nil {
			return err
		}
		return s.awaitListener(c.Port)
	case restart:
		if err := c.keepForStart(); err != nil {
			return err
		}
		// Who gave the order is in the container too, and is to hear that it is carried out.
		time.AfterFunc(lastWords, func() { _ = s.process.Process.Kill() })
		return nil
	case stop:
		return s.process.Process.Signal(syscall.SIGSTOP)
	case proceed:
		return s.process.Process.Signal(syscall.SIGCONT)
	}
	return fmt.Errorf("no such order: %q", c.Order)
}

// replace kills the server, because LiveKit would wait for its rooms to end and coturn for its allocations.
func (s *server) replace(c change) error {
	s.mutex.Lock()
	s.replacing = true
	s.mutex.Unlock()
	_ = s.process.Process.Kill()
	<-s.ended
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.start(c)
}

func (s *server) awaitListener(port int) error {
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(interval) {
		if listens(port) {
			return nil
		}
	}
	return fmt.Errorf("nothing listens on port %d after %s", port, patience)
}

// startWithClock stops the process before its first instruction, changes its clock and lets it run.
func startWithClock(process *exec.Cmd, ahead int32) error {
	runtime.LockOSThread() // whoever traces is a thread
	defer runtime.UnlockOSThread()
	process.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
	if err := process.Start(); err != nil {
		return err
	}
	pid := process.Process.Pid
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, 0, nil); err != nil {
		return err
	}
	return errors.Join(shiftClock(pid, ahead), syscall.PtraceDetach(pid))
}
