// Checks a tlog-proof file with golang.org/x/mod/sumdb only, as an agency with Go would:
//
//	go run verify.go KEY.vkey ENTRY.tlog-proof LEAF
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(doing string, err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", doing, err)
		os.Exit(1)
	}
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	check("reading", err)
	return data
}

func hash(text string) (h tlog.Hash) {
	raw, err := base64.StdEncoding.DecodeString(text)
	if err == nil && len(raw) != len(h) {
		err = fmt.Errorf("%d bytes", len(raw))
	}
	check("reading a hash", err)
	copy(h[:], raw)
	return h
}

func main() {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(os.Args[1]))))
	check("reading the key", err)
	head, signed, _ := strings.Cut(string(read(os.Args[2])), "\n\n")
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	check("opening the checkpoint", err)
	body := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(body[1], 10, 64)
	check("reading the size", err)

	var index int64
	var path tlog.RecordProof
	for _, line := range strings.Split(head, "\n")[1:] {
		switch {
		case strings.HasPrefix(line, "extra "):
		case strings.HasPrefix(line, "index "):
			index, err = strconv.ParseInt(line[len("index "):], 10, 64)
			check("reading the index", err)
		default:
			path = append(path, hash(line))
		}
	}
	leaf := tlog.RecordHash(read(os.Args[3]))
	check("checking the proof", tlog.CheckRecord(path, size, hash(body[2]), index, leaf))
	fmt.Printf("entry %d is in the log %s of size %d\n", index, body[0], size)
}
