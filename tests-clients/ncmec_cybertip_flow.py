"""PyPI ncmec-cybertip 0.1.1, unchanged, against a server: the documented flow and the documented failures.

usage: ncmec_cybertip_flow.py BASE USER PASSWORD      (BASE ends in /ispws)
"""

import asyncio
import hashlib
import sys
from datetime import UTC, datetime, timedelta

import ncmec_cybertip as api

FIRST = b"synthetic bytes, the first file" * 2000
SECOND = b"synthetic bytes, the second file" * 40000


def report(**other) -> api.Report:
    return api.Report(
        incident_summary=api.IncidentSummary(
            incident_type=api.IncidentType.ONLINE_ENTICEMENT,
            report_annotations=api.ReportAnnotations(sextortion=True),
            incident_date_time=datetime.now(UTC) - timedelta(days=2),
        ),
        internet_details=[
            api.InternetDetails(
                chat_im_incident=api.ChatImIncident(chat_client="Synthetic Chat", content="Synthetic wörds.")
            )
        ],
        reporter=api.Reporter(
            reporting_person=api.Person(first_name="Synthetic", email=[api.Email(value="desk@provider.example.com")])
        ),
        person_or_user_reported=api.PersonOrUserReported(
            esp_identifier="synthetic-11",
            screen_name="synthetic",
            ip_capture_event=[
                api.IpCaptureEvent(
                    ip_address="198.51.100.7",
                    event_name=api.EventName.LOGIN,
                    date_time=datetime.now(UTC) - timedelta(days=2),
                )
            ],
        ),
        **other,
    )


async def refused(what: str, code: int, call) -> None:
    try:
        await call
    except api.ApiError as error:
        assert error.response_code == code, f"{what}: expected {code}, got {error}"
        assert error.request_id, f"{what}: no Request-ID"
        return
    raise AssertionError(f"{what}: was accepted, expected {code}")


async def documented_flow(client: api.CyberTiplineClient, user: str) -> int:
    status = await client.status()
    assert status.response_description.startswith(f"Remote User : {user}"), status
    assert "incidentSummary" in await client.get_xsd()
    opened = await client.submit(report())
    number = opened.report_id
    assert number and 0 < number < 2**53, opened
    first = await client.upload(number, FIRST, filename="first.png")
    second = await client.upload(number, SECOND, filename="zweite Datei ü.png")
    assert first.hash == hashlib.md5(FIRST).hexdigest(), first
    assert second.hash == hashlib.md5(SECOND).hexdigest(), second
    described = await client.file_info(
        api.FileDetails(
            report_id=number,
            file_id=first.file_id,
            original_file_name="first.png",
            file_viewed_by_esp=True,
            file_annotations=api.FileAnnotations(generative_ai=True),
            industry_classification=api.IndustryClassification.A1,
            original_file_hash=[
                api.OriginalFileHash(value=hashlib.sha256(FIRST).hexdigest(), hash_type="SHA256"),
            ],
        )
    )
    assert described.report_id == number, described
    done = await client.finish(number)
    assert done.report_id == number and done.file_ids == [first.file_id, second.file_id], done
    return number


async def documented_failures(client: api.CyberTiplineClient, finished: int) -> None:
    await refused("finish twice", 5102, client.finish(finished))
    await refused("retract a finished report", 5102, client.retract(finished))
    await refused("upload to a finished report", 5102, client.upload(finished, FIRST))
    await refused("finish an unknown report", 5001, client.finish(1))
    opened = (await client.submit(report())).report_id
    unknown = api.FileDetails(report_id=opened, file_id="0123456789abcdef0123456789abcdef")
    await refused("describe an unknown file", 5002, client.file_info(unknown))
    retracted = await client.retract(opened)
    assert retracted.report_id == opened, retracted
    await refused("retract twice", 5101, client.retract(opened))
    await refused("upload to a retracted report", 5101, client.upload(opened, FIRST))
    tomorrow = report()
    tomorrow.incident_summary.incident_date_time = datetime.now(UTC) + timedelta(days=1)
    await refused("a future incident", 4100, client.submit(tomorrow))
    # This version writes fleaCountry on another element than the schema has it: the documented answer is 4100.
    misplaced = report(law_enforcement=api.LawEnforcement(agency_name="Synthetic Police", flea_country="NL"))
    await refused("a misplaced attribute", 4100, client.submit(misplaced))


async def main(base: str, user: str, password: str) -> None:
    async with api.CyberTiplineClient(username=user, password=password, base_url=base) as client:
        finished = await documented_flow(client, user)
        await documented_failures(client, finished)
    async with api.CyberTiplineClient(username=user, password=password + "x", base_url=base) as stranger:
        await refused("a wrong password", 2000, stranger.status())
        await refused("a wrong password on finish", 2000, stranger.retract(finished))
    print("ncmec-cybertip 0.1.1: the documented flow and failures came as documented")


asyncio.run(main(*sys.argv[1:4]))
