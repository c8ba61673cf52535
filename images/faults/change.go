package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Orders, and what a change of the server is made of.
const (
	run      = "run"      // start it anew, with this change and no other
	restart  = "restart"  // the same, and as a new start of the container
	stop     = "stop"     // SIGSTOP: its sockets stay open and nobody answers
	proceed  = "continue" // SIGCONT
	done     = "done\n"
	scratch  = "/dev/shm" // the one place that every container can write to
	fileMode = 0o600      // LiveKit refuses a key that others can read
	// The pod's, so it outlives a container.
	atStart = scratch + "/faults-at-start"
)

type change struct {
	Order string `json:"order"`
	// Path → contents that the server reads instead of the file's. The path is replaced in its arguments and in the
	// other contents.
	Files map[string]string `json:"files"`
	// Set on top of what the container has.
	Environment map[string]string `json:"environment"`
	// How far its clock is ahead, in seconds; negative: behind.
	ClockAhead int32 `json:"clockAhead"`
	// The order is carried out when something listens on this TCP port.
	Port int `json:"port"`
}

// changeAtStart is what the container that ended left to this one.
func changeAtStart() (c change, err error) {
	text, err := os.ReadFile(atStart)
	if os.IsNotExist(err) {
		return c, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	return c, err
}

func (c change) keepForStart() error {
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return os.WriteFile(atStart, text, fileMode)
}

// prepare writes the files and returns the arguments with which the server finds them.
func (c change) prepare(arguments []string) ([]string, error) {
	generation := fmt.Sprintf("%s/%d-", scratch, time.Now().UnixNano())
	var pairs []string
	for path := range c.Files {
		pairs = append(pairs, path, generation+filepath.Base(path))
	}
	elsewhere := strings.NewReplacer(pairs...)
	for path, contents := range c.Files {
		if err := os.WriteFile(elsewhere.Replace(path), []byte(elsewhere.Replace(contents)), fileMode); err != nil {
			return nil, err
		}
	}
	var changed []string
	for _, argument := range arguments {
		changed = append(changed, elsewhere.Replace(argument))
	}
	return changed, nil
}

func (c change) environment() []string {
	all := os.Environ()
	for name, value := range c.Environment {
		all = append(all, name+"="+value) // of two, the later one counts
	}
	return all
}
