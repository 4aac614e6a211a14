"""An agency's program, with Python's standard library alone: lists its referrals, checks what it is told against the
served OpenAPI document, and fetches every sealed package and its proof.

usage: agency_fetch.py URL TOKEN DIRECTORY      (URL without a path; prints the path of each package fetched)
"""

import hashlib
import json
import pathlib
import sys
import urllib.error
import urllib.request

url, token, directory = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])


def call(path: str, method: str = "GET", token: str | None = token, body: dict | None = None) -> bytes:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url + path, method=method, data=data)
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=60) as response:
        return response.read()


def problem(path: str, token: str | None) -> dict:
    try:
        call(path, token=token)
    except urllib.error.HTTPError as error:
        assert error.headers["Content-Type"] == "application/problem+json", error.headers
        return json.loads(error.read())
    raise AssertionError(f"{path} was answered")


document = json.loads(call("/api/openapi.json", token=None))
for path in ["/api/v1/referrals", "/api/v1/referrals/{id}/package", "/api/v1/referrals/{id}/proof"]:
    assert path in document["paths"], path
assert problem("/api/v1/referrals", None)["code"] == "token_missing"
assert problem("/api/v1/referrals", "clt_not-one-of-ours")["code"] == "token_wrong"
assert problem("/api/v1/referrals/R-1-1", token)["code"] == "not_found"

directory.mkdir(parents=True, exist_ok=True)
after, fetched = "", 0
while True:
    page = json.loads(call("/api/v1/referrals" + (f"?after={after}" if after else "")))
    for line in page["referrals"]:
        if not line["has_package"]:
            continue
        whole = json.loads(call(f"/api/v1/referrals/{line['id']}"))
        # Read them: here a program does, whose makers know what we ask. Their digest says which ones it acknowledged.
        written = [[one["id"], one["ground"], one["words"]] for one in whole["conditions"]]
        written = json.dumps(written, separators=(",", ":"), ensure_ascii=False).encode()
        assert whole["conditions_sha256"] == hashlib.sha256(written).hexdigest(), "the conditions are not the ones told of"
        shown = {"conditions_sha256": whole["conditions_sha256"]}
        call(f"/api/v1/referrals/{line['id']}/acknowledge", "POST", body=shown)
        call(f"/api/v1/referrals/{line['id']}/open", "POST", body={})
        drafts = f"/api/v1/referrals/{line['id']}/drafts/preservation"
        draft, letter = json.loads(call(drafts)), call(f"{drafts}/text").decode()
        told = [row["words"] for part in draft["sections"] for row in part["lines"]]
        assert told and all(words in letter for words in told), "the text is another letter than the one told of"
        assert any(row["to_complete"] for part in draft["sections"] for row in part["lines"]), "nothing is left to sign"
        assert call(f"{drafts}/pdf").startswith(b"%PDF"), drafts
        package = call(f"/api/v1/referrals/{line['id']}/package")
        place = directory / f"{line['id']}.tar.age"
        place.write_bytes(package)
        whole = json.loads(call(f"/api/v1/referrals/{line['id']}"))
        assert whole["package"]["sha256"] == hashlib.sha256(package).hexdigest(), "the package is not the one told of"
        place.with_name(f"{line['id']}.tlog-proof").write_bytes(call(f"/api/v1/referrals/{line['id']}/proof"))
        print(place)
        fetched += 1
    after = page.get("next")
    if not after:
        break
if not fetched:
    sys.exit("agency_fetch: no package to fetch")
