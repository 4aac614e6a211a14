#!/bin/sh
# Opens a sealed package with tools that Clearline did not write, by the commands of the package's own VERIFY.txt.
# usage: package-check.sh PACKAGE.tar.age IDENTITY KEYS
#   IDENTITY  the agency's age identity file
#   KEYS      the clearinghouse's public keys, as /keys.txt serves them
# needs age, tar, ssh-keygen, sha256sum, sed, base64, od, openssl, and bagit.py and case_validate in PATH
set -eu

package=$(realpath "$1")
identity=$(realpath "$2")
keys=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# OpenSSH reads an allowed_signers file; the other line of the keys file is the ledger's.
cp "$keys" keys.txt
grep ' ssh-ed25519 ' keys.txt > allowed_signers
name=$(cut -d ' ' -f 1 allowed_signers)

age -d -i "$identity" "$package" | tar x
cd ./*.bag

# The commands of VERIFY.txt are its lines that are set in by four blanks. The first step was done above.
sed -n '/^2\./,$s/^    //p' VERIFY.txt > ../commands.sh
sh -e ../commands.sh > ../said.txt 2> ../trouble.txt || { cat ../said.txt ../trouble.txt >&2; exit 1; }
steps='parts: OK'
if test -e custody.tlog-proof; then
    steps="$steps|manifest in the opening: OK|opening in the leaf: OK|leaf in the tree: OK|checkpoint: OK"
fi
echo "$steps" | tr '|' '\n' | while read -r step; do
    grep -qx "$step" ../said.txt || { echo "package-check: VERIFY.txt did not say \"$step\"" >&2; cat ../trouble.txt >&2; exit 1; }
done
for part in cover.txt report.json manifest.json authority.json; do test -s "data/$part"; done

# A byte that was changed must be found, or none of this says anything.
printf 'x' >> data/cover.txt
if sha256sum --quiet --status -c manifest-sha256.txt; then
    echo 'package-check: an altered part was not noticed' >&2
    exit 1
fi
echo "package-check: $(basename "$package") is whole, signed by $name, recorded in the ledger, and a valid bag with a valid CASE graph"
