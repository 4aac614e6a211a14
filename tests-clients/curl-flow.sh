#!/bin/sh
# The flow of the reporting API's documentation with curl, and its documented failures.
# usage: curl-flow.sh BASE USER PASSWORD      (BASE ends in /ispws; the credential may be of either kind)
set -eu

base=$1
user=$2
password=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
calls=0

# call NAME CODE STATUS [curl arguments…]: one request; the answer must have this response code and HTTP status.
call() {
    name=$1 code=$2 status=$3
    shift 3
    got=$(curl --silent --show-error --output body --dump-header head --write-out '%{http_code}' \
        --user "$user:$password" "$@")
    calls=$((calls + 1))
    if [ "$got" != "$status" ] || ! grep -q "<responseCode>$code</responseCode>" body; then
        echo "curl-flow: $name: expected code $code with HTTP $status, got HTTP $got with:" >&2
        cat body >&2
        exit 1
    fi
    if ! grep -qi '^request-id: *[^ ]' head; then
        echo "curl-flow: $name: no Request-ID header" >&2
        exit 1
    fi
}

# of ELEMENT: its text in the last answer.
of() { sed -n "s:.*<$1>\\([^<]*\\)</$1>.*:\\1:p" body; }

# says TEXT: the last answer must hold it.
says() {
    if ! grep -q "$1" body; then
        echo "curl-flow: expected \"$1\" in:" >&2
        cat body >&2
        exit 1
    fi
}

xml='Content-Type: text/xml; charset=utf-8'

report() {
    cat <<XML
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:noNamespaceSchemaLocation="https://report.cybertip.org/ispws/xsd">
  $1
  <incidentSummary>
    <incidentType>Child Pornography (possession, manufacture, and distribution)</incidentType>
    <incidentDateTime>2026-01-15T08:30:00-07:00</incidentDateTime>
  </incidentSummary>
  $2
  <reporter>
    <reportingPerson>
      <firstName>Synthetic</firstName>
      <lastName>Reporter</lastName>
      <email>desk@provider.example.com</email>
    </reportingPerson>
  </reporter>
  $3
</report>
XML
}

person='<personOrUserReported><espIdentifier>synthetic-7</espIdentifier><screenName>synthetic</screenName>
  <ipCaptureEvent><ipAddress>192.0.2.7</ipAddress><eventName>Upload</eventName></ipCaptureEvent></personOrUserReported>'
page='<internetDetails><webPageIncident><url>https://files.example.com/7</url></webPageIncident></internetDetails>'
report '' "$page" "$person" > report.xml
report '<batchedReport reason="VIRAL_POTENTIAL_MEME"/>' '' '' > batched.xml
report '' '<internetDetails><nothing/></internetDetails>' "$person" > invalid.xml
printf '<report><incidentSummary>' > torn.xml
printf '<?xml version="1.0"?><!DOCTYPE report [<!ENTITY a "b">]><report>&a;</report>' > doctype.xml
head -c 60000 /dev/urandom > first.bin
head -c 1500000 /dev/urandom > second.bin
md5() { md5sum "$1" | cut -d ' ' -f 1; }
details() {
    printf '<fileDetails><reportId>%s</reportId><fileId>%s</fileId><originalFileName>%s</originalFileName><fileViewedByEsp>true</fileViewedByEsp></fileDetails>' \
        "$1" "$2" "$3"
}

# The documented way.
call status 0 200 "$base/status"
says "Remote User : $user, Remote Ip : "
curl --silent --show-error --fail --user "$user:$password" "$base/xsd" > ispws.xsd
grep -q 'incidentSummary' ispws.xsd
if command -v xmllint > /dev/null; then xmllint --noout --schema ispws.xsd report.xml 2> /dev/null; fi
call submit 0 200 -H "$xml" --data-binary @report.xml "$base/submit"
id=$(of reportId)
call upload 0 200 -F "id=$id" -F 'file=@first.bin;filename=päckchen.png' "$base/upload"
[ "$(of hash)" = "$(md5 first.bin)" ] || { echo 'curl-flow: upload: the MD5 is not the one of the bytes sent' >&2; exit 1; }
file=$(of fileId)
call 'upload again' 0 200 -F "id=$id" -F 'file=@second.bin' "$base/upload"
[ "$(of hash)" = "$(md5 second.bin)" ] || { echo 'curl-flow: upload: the MD5 is not the one of the bytes sent' >&2; exit 1; }
second=$(of fileId)
details "$id" "$file" 'päckchen.png' > details.xml
call fileinfo 0 200 -H "$xml" --data-binary @details.xml "$base/fileinfo"
[ "$(of reportId)" = "$id" ]
call finish 0 200 -F "id=$id" "$base/finish"
says "<reportDoneResponse>"
says "<fileId>$file</fileId><fileId>$second</fileId>"

# Another, withdrawn; urlencoded this time.
call submit 0 200 -H 'Content-Type: text/xml' --data-binary @report.xml "$base/submit"
gone=$(of reportId)
[ "$gone" != "$id" ]
call retract 0 200 --data-urlencode "id=$gone" "$base/retract"

# What is out of turn.
call 'retract twice' 5101 409 -F "id=$gone" "$base/retract"
call 'upload to a retracted report' 5101 409 -F "id=$gone" -F 'file=@first.bin' "$base/upload"
call 'finish a retracted report' 5101 409 -F "id=$gone" "$base/finish"
call 'finish twice' 5102 409 -F "id=$id" "$base/finish"
says '<reportDoneResponse>'
call 'retract a finished report' 5102 409 -F "id=$id" "$base/retract"
call 'upload to a finished report' 5102 409 -F "id=$id" -F 'file=@first.bin' "$base/upload"
call 'describe a file of a finished report' 5102 409 -H "$xml" --data-binary @details.xml "$base/fileinfo"

# What is unknown.
call 'finish an unknown report' 5001 404 -F 'id=1' "$base/finish"
call 'retract what is no number' 5001 404 -F 'id=unknown' "$base/retract"
call 'upload to an unknown report' 5001 404 -F 'id=1' -F 'file=@first.bin' "$base/upload"
call 'submit for files that are not there' 0 200 -H "$xml" --data-binary @report.xml "$base/submit"
open=$(of reportId)
details "$open" 0123456789abcdef0123456789abcdef a.png > details.xml
call 'describe an unknown file' 5002 404 -H "$xml" --data-binary @details.xml "$base/fileinfo"
details "$open" "$file" a.png > details.xml
call "describe another report's file" 5002 404 -H "$xml" --data-binary @details.xml "$base/fileinfo"

# What is not right.
call 'a document against the schema' 4100 400 -H "$xml" --data-binary @invalid.xml "$base/submit"
says 'Validation failed'
says '\[[0-9]*,[0-9]*\] - cvc-complex-type.2.4'
call 'a torn document' 4110 400 -H "$xml" --data-binary @torn.xml "$base/submit"
call 'a document type' 4110 400 -H "$xml" --data-binary @doctype.xml "$base/submit"
call 'no document' 4110 400 -H "$xml" --data-binary '' "$base/submit"
call 'two files in one upload' 4200 400 -F "id=$open" -F 'file=@first.bin' -F 'file=@second.bin' "$base/upload"
call 'a file in another part' 4200 400 -F "id=$open" -F 'file=@first.bin' -F 'photo=@second.bin' "$base/upload"
call 'two ids in one upload' 4000 400 -F "id=$open" -F "id=$id" -F 'file=@first.bin' "$base/upload"
printf '<report><incidentSummary>&#55357;&#56832;</incidentSummary></report>' > half.xml
call 'half of a character' 4110 400 -H "$xml" --data-binary @half.xml "$base/submit"
call 'no such address' 1210 404 "$base/"
call 'finish without id' 4000 400 -F 'report=1' "$base/finish"
call 'retract without id' 4000 400 --data '' "$base/retract"
call 'upload without id' 4000 400 -F 'file=@first.bin' "$base/upload"
call 'upload without file' 4200 400 -F "id=$open" "$base/upload"
call 'upload that is no form' 4000 400 -H 'Content-Type: application/octet-stream' --data-binary @first.bin "$base/upload"
call 'another method' 4000 405 "$base/submit"
call 'another path' 1210 404 "$base/nothing"
call 'retract the last one' 0 200 -F "id=$open" "$base/retract"

# One file for each batched report.
call 'a batched report' 0 200 -H "$xml" --data-binary @batched.xml "$base/submit"
batched=$(of reportId)
call 'its file' 0 200 -F "id=$batched" -F 'file=@first.bin' "$base/upload"
call 'one too many' 0 200 -F "id=$batched" -F 'file=@second.bin' "$base/upload"
call 'finish it with two files' 4100 400 -F "id=$batched" "$base/finish"
says '<reportDoneResponse>'
call 'retract it' 0 200 -F "id=$batched" "$base/retract"

# Who is not known.
password="not $password"
call 'a wrong password' 2000 401 "$base/status"
grep -qi '^www-authenticate: *basic realm="ESP Web Services"' head
call 'a wrong password on submit' 2000 401 -H "$xml" --data-binary @report.xml "$base/submit"

echo "curl-flow: $calls calls answered as documented"
