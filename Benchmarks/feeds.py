#!/usr/bin/env python3
"""Makes what four more systems hold of the people of a nDelius-like folder, as CSV files.

    python3 Benchmarks/feeds.py samples/feeds/ndelius samples/feeds --seed 7

Writes crs-performance/ (referrals to commissioned services), unpaid-work/ (orders and appointments), reports/ (court and
parole reports) and approved-premises/ (referrals). Every value is made up; the same folder and seed give the same bytes.
"""

import argparse
import csv
import datetime
import pathlib
import random

CONTRACTS = ["Accommodation", "Education, Training and Employment", "Personal Wellbeing", "Dependency and Recovery",
             "Women's Services"]
OUTCOMES = [("ATTC", "Y", 1.0), ("ATTC", "Y", 1.0), ("ATTC", "Y", 1.0), ("UAAB", "N", 0), ("AAME", "N", 0),
            ("AFTC", "Y", 0.5)]
GRADES = ["EXCELLENT", "GOOD", "GOOD", "SATISFACTORY", "POOR"]


def day(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date() if text else None


def shown(value):
    return value.strftime("%d/%m/%Y") if value else ""


def rows(folder, name):
    with open(folder / f"{name}.csv", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows(body)


def services(people, events, out, pick):
    header = ("referral_ref,referral_id,crs_contract_reference,crs_contract_type,crs_provider_id,relevant_sentence_id,"
              "service_user_crn,date_referral_received,date_saa_first_arranged,date_saa_attended,"
              "date_first_action_plan_submitted,date_of_first_action_plan_approval,date_of_first_attended_session,"
              "outcomes_to_be_achieved_count,outcomes_progress,count_of_sessions_expected,count_of_sessions_attended,"
              "date_intervention_ended,intervention_end_reason,date_end_of_service_report_submitted,intervention_concluded_at")
    body = []
    for number, person in enumerate(people):
        own = [row for row in events if row["CRN"] == person["CRN"]]
        began = day(own[0]["ACTUAL_RELEASE_DATE"]) or day(own[0]["DISPOSAL_DATE"])
        if number % 2 or not began:
            continue
        received = began + datetime.timedelta(days=pick.randint(5, 40))
        arranged = received + datetime.timedelta(days=pick.randint(3, 12))
        attended = arranged if pick.random() < 0.7 else None
        planned = attended + datetime.timedelta(days=10) if attended else None
        first = planned + datetime.timedelta(days=9) if planned else None
        ended = first + datetime.timedelta(days=100) if first and pick.random() < 0.5 else None
        reason = ("completed" if pick.random() < 0.6 else "prematurely ended") if ended else ""
        iso = [f"{value}T10:00:00.000Z" if value else "" for value in
               (received, arranged, attended, planned, planned, first)]
        expected = pick.randint(4, 12)
        body.append([f"AB{number:04}CD", f"00000000-0000-4000-8000-{number:012}", "PRJ-0000", pick.choice(CONTRACTS), "P1",
                     str(2500000000 + number), person["CRN"], *iso, pick.randint(1, 4), "", expected,
                     pick.randint(0, expected) if first else 0,
                     f"{ended}T12:00:00.000Z" if reason == "prematurely ended" else "", reason,
                     f"{ended}T15:00:00.000Z" if reason == "completed" else "",
                     f"{ended}T16:00:00.000Z" if ended else ""])
    write(out / "crs-performance" / "crs_performance_report.csv", header, body)


def unpaid_work(events, out, pick):
    orders, appointments = [], []
    for row in events:
        if not row["UPW_LENGTH_MINUTES"]:
            continue
        began = day(row["DISPOSAL_DATE"])
        inducted = began + datetime.timedelta(days=pick.randint(7, 30))
        for number in range(pick.randint(3, 9)):
            date = inducted + datetime.timedelta(days=7 * (number + 1))
            outcome, attended, share = pick.choice(OUTCOMES)
            offered = pick.choice([240, 420])
            graded = [pick.choice(GRADES), pick.choice(GRADES)] if attended == "Y" else ["NOT_APPLICABLE"] * 2
            appointments.append([row["CRN"], row["EVENT_NUMBER"], f"{len(appointments) + 500001}", shown(date),
                                 pick.choice(["NP1", "NP2", "ICP", "ET1"]), offered, int(offered * share), outcome,
                                 attended, *graded, shown(date + datetime.timedelta(days=1))])
        orders.append([row["CRN"], row["EVENT_NUMBER"], row["UPW_LENGTH_MINUTES"], "", "Being Worked", shown(inducted),
                       shown(began + datetime.timedelta(days=5)), ""])
    # An appointment that was corrected later: the new row has a later day of change.
    if appointments:
        late = list(appointments[0])
        late[6], late[11] = 180, shown(day(late[11]) + datetime.timedelta(days=14))
        appointments.append(late)
    write(out / "unpaid-work" / "upw_details.csv",
          "CRN,EVENT_NUMBER,UPW_LENGTH_MINUTES,UPW_MINUTES_CREDITED,UPW_STATUS,INDUCTION_DATE,ASSESSMENT_DATE,COMPLETION_DATE",
          orders)
    write(out / "unpaid-work" / "upw_appointment.csv",
          "CRN,EVENT_NUMBER,UPW_APPOINTMENT_ID,APPOINTMENT_DATE,PROJECT_TYPE,MINUTES_OFFERED,MINUTES_CREDITED,"
          "CONTACT_OUTCOME,ATTENDED,WORK_QUALITY,BEHAVIOUR,LAST_UPDATED", appointments)


def reports(events, out, pick):
    court, documents, parole = [], [], []
    for number, row in enumerate(events):
        convicted = day(row["CONVICTION_DATE"])
        if convicted and number % 3 != 2:
            kind = pick.choice(["SFR", "FDR", "SDR", "ORAL"])
            delivered = kind if pick.random() < 0.8 else "ORAL"
            requested = convicted - datetime.timedelta(days=pick.randint(10, 25))
            court.append([row["CRN"], row["EVENT_NUMBER"], 800000 + number, kind, delivered, shown(requested),
                          shown(convicted), shown(convicted - datetime.timedelta(days=1))])
            documents.append([row["CRN"], row["EVENT_NUMBER"], shown(convicted - datetime.timedelta(days=1)), "true"]
                             + [pick.choice(["true", "true", "false"]) for _ in range(3)] + [pick.choice(["true", "false"])])
        if row["ACTUAL_RELEASE_DATE"]:
            released = day(row["ACTUAL_RELEASE_DATE"])
            requested = released - datetime.timedelta(days=120)
            parole.append([row["CRN"], row["EVENT_NUMBER"], "PAROM1", shown(requested),
                           shown(requested + datetime.timedelta(days=56)), shown(requested + datetime.timedelta(days=50)),
                           shown(requested + datetime.timedelta(days=60)), ""])
    write(out / "reports" / "court_report.csv",
          "CRN,EVENT_NUMBER,COURT_REPORT_ID,COURT_REPORT_TYPE,DELIVERED_COURT_REPORT_TYPE,DATE_REQUESTED,DATE_REQUIRED,"
          "COMPLETED_DATE", court)
    write(out / "reports" / "short_format_psr.csv",
          "CRN,EVENT_NUMBER,reportDate,interviewInformationSource,policeInformationSource,domesticAbuseInformationSource,"
          "childrenServicesInformationSource,confirmEIF", documents)
    write(out / "reports" / "institutional_report.csv",
          "CRN,EVENT_NUMBER,INSTITUTIONAL_REPORT_TYPE,DATE_REQUESTED,DATE_REQUIRED,DATE_COMPLETED,DATE_DISCLOSED,DATE_ABANDONED",
          parole)


def premises(events, out, pick):
    body = []
    for number, row in enumerate(events):
        began = day(row["ACTUAL_RELEASE_DATE"]) or (day(row["DISPOSAL_DATE"]) if number % 5 == 0 else None)
        if not began:
            continue
        referred = began - datetime.timedelta(days=pick.randint(40, 90))
        accepted = pick.random() < 0.75
        came = accepted and pick.random() < 0.8
        body.append([f"APP-{number:04}", row["CRN"], row["EVENT_NUMBER"], pick.choice(["normal", "pipe", "esap"]),
                     "placementAllocated" if accepted else "rejected", pick.choice(["standard", "shortNotice", "emergency"]),
                     referred, referred + datetime.timedelta(days=8), "accepted" if accepted else "rejected",
                     began if accepted else "", began if came else "", began if accepted and not came else "",
                     began + datetime.timedelta(days=84) if came else "",
                     ("departed" if came else "notArrived") if accepted else ""])
    write(out / "approved-premises" / "approved_premises_referral.csv",
          "applicationId,CRN,EVENT_NUMBER,apType,applicationStatus,noticeType,REFERRAL_DATE,DECISION_DATE,decision,"
          "EXPECTED_ARRIVAL_DATE,arrivalDate,NON_ARRIVAL_DATE,departureDate,spaceBookingStatus", body)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("delius", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    pick = random.Random(asked.seed)
    people, events = rows(asked.delius, "person"), rows(asked.delius, "event")
    services(people, events, asked.out, pick)
    unpaid_work(events, asked.out, pick)
    reports(events, asked.out, pick)
    premises(events, asked.out, pick)


if __name__ == "__main__":
    main()
