// What the test of the local node runs in pods and beside them: "serve" answers HTTP, "dial" tries an address, "lookup" a name,
// "write" a file.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		exit("usage: testpod serve [<host:port>] | dial <host:port> | lookup <name> | write <file>")
	}
	switch os.Args[1] {
	case "serve":
		address := ":8080"
		if len(os.Args) > 2 {
			address = os.Args[2]
		}
		exit(http.ListenAndServe(address, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, "hello from a pod")
		})))
	case "dial":
		connection, err := net.DialTimeout("tcp", os.Args[2], 3*time.Second)
		if err != nil {
			exit(err)
		}
		connection.Close()
		fmt.Println("connected")
	case "lookup":
		addresses, err := net.LookupHost(os.Args[2])
		if err != nil {
			exit(err)
		}
		fmt.Println(addresses)
	case "write":
		if err := os.WriteFile(os.Args[2], []byte("kept"), 0o600); err != nil {
			exit(err)
		}
	}
}

func exit(why any) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
