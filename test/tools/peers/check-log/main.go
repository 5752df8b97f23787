// Checks a published log with the libraries of the Go ecosystem: its checkpoint and the cosignature by golang.org/x/mod/sumdb/note and
// torchwood, and its hashes by golang.org/x/mod/sumdb/tlog, which reads them from the tiles. Given an older checkpoint, it proves that the
// log continues it.  usage: check-log LOG_URL LOG_KEY WITNESS_KEY [OLD_CHECKPOINT_FILE]
package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) < 4 {
		fail("usage: check-log LOG_URL LOG_KEY WITNESS_KEY [OLD_CHECKPOINT_FILE]")
	}
	url := os.Args[1]
	log, err := note.NewVerifier(os.Args[2])
	check(err)
	witness, err := newCosigner(os.Args[3])
	check(err)

	now, signers := open(get(url+"/checkpoint"), note.VerifierList(log, witness))
	if !signers[log.Name()] {
		fail("the log did not sign its checkpoint")
	}
	reader := tlog.TileHashReader(tlog.Tree{N: now.N, Hash: now.Hash}, &tiles{url})
	// TileHashReader authenticates every tile that it reads against the signed root.
	for i := int64(0); i < now.N; i += 1 + now.N/50 {
		_, err := tlog.ProveRecord(now.N, i, reader)
		check(err)
	}
	if len(os.Args) > 4 {
		text, err := os.ReadFile(os.Args[4])
		check(err)
		old, _ := open(text, note.VerifierList(log, witness))
		proof, err := tlog.ProveTree(now.N, old.N, reader)
		check(err)
		check(tlog.CheckTree(proof, now.N, now.Hash, old.N, old.Hash))
	}
	json.NewEncoder(os.Stdout).Encode(map[string]any{"size": now.N, "witnessed": signers[witness.Name()]})
}

func open(text []byte, known note.Verifiers) (torchwood.Checkpoint, map[string]bool) {
	opened, err := note.Open(text, known)
	check(err)
	checkpoint, err := torchwood.ParseCheckpoint(opened.Text)
	check(err)
	signers := map[string]bool{}
	for _, each := range opened.Sigs {
		signers[each.Name] = true
	}
	return checkpoint, signers
}

type tiles struct{ url string }

func (t *tiles) Height() int                         { return 8 }
func (t *tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		// The paths of C2SP tlog-tiles leave the height out, which is always 8.
		data = append(data, get(t.url+"/"+strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return data, nil
}

func get(url string) []byte {
	answer, err := http.Get(url)
	check(err)
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		fail(fmt.Sprintf("%s: %s", url, answer.Status))
	}
	data, err := io.ReadAll(answer.Body)
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		fail(err.Error())
	}
}
func fail(why string) {
	fmt.Fprintln(os.Stderr, "check-log: "+why)
	os.Exit(1)
}

// A cosigner verifies the lines of a witness (C2SP tlog-cosignature), of which sumdb/note only knows how to find them.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(text string) (*cosigner, error) {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("no key: %s", text)
	}
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return nil, fmt.Errorf("no key of a witness: %s", text)
	}
	return &cosigner{parts[0], uint32(hash), key[1:]}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), text)
	return ed25519.Verify(c.key, []byte(signed), signature[8:])
}
