// Program faults makes a server misbehave in a running pod, for tests. It stands in the server's place in an image: the
// server itself is beside it with the suffix .real, and runs as its child with the arguments that the container got.
// Called by its own name it is the client: it hands one order, a line of JSON on standard input, to the process that
// stands in for the server.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// An abstract socket: it exists in the pod's network namespace only and needs no writable directory.
const socket = "@sofia-faults"

func main() {
	if filepath.Base(os.Args[0]) == "faults" {
		order()
		return
	}
	program, err := exec.LookPath(os.Args[0])
	fatal(err)
	orders, err := net.Listen("unix", socket)
	fatal(err)
	server := newServer(program+".real", os.Args)
	first, err := changeAtStart()
	fatal(err)
	fatal(server.start(first))
	go server.forwardSignals()
	server.obey(orders)
}

func order() {
	// Not until the end of the input: kubectl exec does not always tell where that is.
	line, err := bufio.NewReader(os.Stdin).ReadBytes('\n')
	fatal(err)
	connection, err := net.DialTimeout("unix", socket, time.Second)
	fatal(err)
	_, err = connection.Write(line)
	fatal(err)
	answer, err := io.ReadAll(connection)
	fatal(err)
	fmt.Print(string(answer))
	if string(answer) != done {
		os.Exit(1)
	}
}

func fatal(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
}
