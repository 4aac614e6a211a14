#!/bin/sh
# Opens a sealed package with tools that Clearline did not write, step by step as the package's own VERIFY.txt says.
# usage: package-check.sh PACKAGE.tar.age IDENTITY KEYS
#   IDENTITY  the agency's age identity file
#   KEYS      the clearinghouse's public keys, as /keys.txt serves them
# needs age, tar, ssh-keygen, sha256sum, and bagit.py and case_validate in PATH
set -eu

package=$(realpath "$1")
identity=$(realpath "$2")
keys=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# OpenSSH reads an allowed_signers file; the other line of the keys file is the ledger's.
grep ' ssh-ed25519 ' "$keys" > allowed_signers
name=$(cut -d ' ' -f 1 allowed_signers)

age -d -i "$identity" "$package" | tar x
cd ./*.bag
ssh-keygen -Y verify -f ../allowed_signers -I "$name" -n clearline-package \
    -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt
sha256sum --quiet -c tagmanifest-sha256.txt
sha256sum --quiet -c manifest-sha256.txt
bagit.py --validate . 2> ../bagit.log || { cat ../bagit.log >&2; exit 1; }
case_validate data/case.jsonld > ../case.log || { cat ../case.log >&2; exit 1; }
for part in cover.txt report.json manifest.json authority.json; do test -s "data/$part"; done

# A byte that was changed must be found, or none of this says anything.
printf 'x' >> data/cover.txt
if sha256sum --quiet --status -c manifest-sha256.txt; then
    echo 'package-check: an altered part was not noticed' >&2
    exit 1
fi
echo "package-check: $(basename "$package") is whole, signed by $name, and a valid bag with a valid CASE graph"
