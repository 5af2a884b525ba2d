#!/usr/bin/env python3
"""Makes what other systems hold of the people of a nDelius-like folder: assessment summaries and messages, and tier details.

    python3 Benchmarks/assessments.py samples/feeds/ndelius samples/feeds --seed 7

Writes oasys/summaries.jsonl (a line for each person), oasys-messages/*.xml (a message for each assessment of the first
people) and tier-details/*.json (a file for each person, named by the reference). Every value is made up; the same folder
and seed give the same bytes. Some things go wrong as they do: an assessment that was locked unfinished, one that names
no sentence, one that was sent again with another date, and risk levels that differ from the register.
"""

import argparse
import csv
import datetime
import json
import pathlib
import random

NEEDS = ["accommodation", "ete", "relationships", "lifestyle", "drug", "alcohol", "thinking", "attitudes"]
RISKS = ["ChildrenCommunity", "ChildrenCustody", "PublicCommunity", "PublicCustody", "KnownAdultCommunity",
         "KnownAdultCustody", "StaffCommunity", "StaffCustody", "PrisonersCustody"]
LEVELS = {"RLRH": "Low", "RMRH": "Medium", "RHRH": "High", "RVHR": "Very High"}
BELOW = {"Low": ["Low"], "Medium": ["Low", "Medium"], "High": ["Low", "Medium", "High"],
         "Very High": ["Low", "Medium", "High"]}
CONCERNS = ["concernsRiskOfSuicide", "concernsRiskOfSelfHarm", "concernsCopingInCustody", "concernsVulnerability",
            "concernsEscapeAbscond", "currentControlBehaveTrust"]
SECTIONS = {"accommodation": 3, "ete": 4, "relationships": 6, "lifestyle": 7, "drug": 8, "alcohol": 9,
            "thinking": 11, "attitudes": 12}


def day(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date() if text else None


def rows(folder, name):
    with open(folder / f"{name}.csv", newline="") as file:
        return list(csv.DictReader(file))


class Maker:
    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        self.people = rows(folder, "person")
        self.events = rows(folder, "event")
        self.requirements = rows(folder, "requirement")
        self.registrations = rows(folder, "registration")
        self.number = 900000

    def level(self, crn):
        for row in self.registrations:
            if row["CRN"] == crn and row["REGISTER_TYPE"] in LEVELS and not row["DEREGISTRATION_DATE"]:
                return LEVELS[row["REGISTER_TYPE"]]
        return "Medium"

    def assessment(self, crn, event, began, level, purpose, status="COMPLETE"):
        pick = self.random
        self.number += 1
        completed = began + datetime.timedelta(days=pick.randint(1, 12))
        scores = {f"{need}WeightedScore": pick.randint(0, 8) for need in NEEDS}
        is_dynamic = pick.random() < 0.6
        made = {
            "assessmentPk": self.number,
            "assessmentType": "LAYER3" if pick.random() < 0.85 else "LAYER1",
            "dateCompleted": f"{completed}T{pick.randint(9, 16):02}:30:00" if status != "OPEN" else None,
            "assessorSignedDate": f"{completed}T09:00:00" if status == "COMPLETE" else None,
            "initiationDate": f"{began}T09:15:00",
            "assessmentStatus": status,
            "superStatus": "OPEN" if status == "OPEN" else status,
            "initialSpDate": str(completed) if status == "COMPLETE" and purpose in ("430", "440", "450") else None,
            "reviewSpDate": str(completed) if status == "COMPLETE" and purpose == "270" else "",
            "reviewNum": None,
        }
        for concern in CONCERNS:
            made[concern] = pick.choice(["Yes", "No", "No", "No", None])
        for index, risk in enumerate(RISKS):
            is_first = index == 2
            made[f"risk{risk}"] = level if is_first else pick.choice(BELOW[level] + ["None", None])
        made["weightedScores"] = scores
        made["furtherInformation"] = {
            "totWeightedScore": sum(scores.values()) + pick.randint(0, 30),
            "pOAssessment": purpose,
            "pOAssessmentDesc": {"270": "Review", "520": "PSR - SDR"}.get(purpose, "Start"),
            "ogrs1Year": pick.randint(10, 60),
            "ogrs2Year": pick.randint(20, 80),
            "reviewTerm": "N",
            "cmsEventNumber": event,
        }
        made["ogpOvp"] = {"ogp1Year": pick.randint(10, 60), "ogp2Year": pick.randint(20, 80),
                          "ovp1Year": pick.randint(5, 40), "ovp2Year": pick.randint(10, 60)}
        score = round(pick.uniform(4, 96), 2)
        band = "L" if score < 50 else "M" if score < 75 else "H" if score < 90 else "V"
        made["newActuarialPredictors"] = {
            "ogp2Calculated": "Y" if is_dynamic else "N", "ogp2Yr2": score if is_dynamic else None,
            "ogp2Band": band if is_dynamic else None,
            "ogrs4gCalculated": "Y", "ogrs4gYr2": round(score * 0.9, 2),
            "ogrs4gBand": "L" if score * 0.9 < 50 else "M" if score * 0.9 < 75 else "H" if score * 0.9 < 90 else "V",
        }
        objectives = [{"objectiveCodeDesc": f"Made-up objective {n}", "objectiveSequence": n}
                      for n in range(1, pick.randint(2, 5))]
        made["sentencePlan"] = {"objectives": objectives} if status == "COMPLETE" else None
        return made

    def summary(self, person, index):
        crn = person["CRN"]
        found = []
        level = self.level(crn)
        for event in [row for row in self.events if row["CRN"] == crn]:
            began = day(event["ACTUAL_RELEASE_DATE"]) or day(event["DISPOSAL_DATE"])
            if not began:
                continue
            number = int(event["EVENT_NUMBER"])
            purpose = "450" if event["ACTUAL_RELEASE_DATE"] else "440" if event["DISPOSAL_TYPE"] == "203" else "430"
            # The last person's register says otherwise than the assessment.
            own = {"Low": "High", "Medium": "High"}.get(level, "Low") if index % 7 == 3 else level
            found.append(self.assessment(crn, number, began, own, purpose))
            if index % 3 == 1:
                later = began + datetime.timedelta(days=130)
                status = "LOCKED_INCOMPLETE" if index % 2 else "COMPLETE"
                found.append(self.assessment(crn, number, later, own, "270", status))
        if index == 5 and found:
            found[0]["furtherInformation"]["cmsEventNumber"] = None
        return {"probNumber": crn, "assessments": found}

    def again(self, summary):
        """The summary as it is sent again after a correction: completed a day later."""
        copy = json.loads(json.dumps(summary))
        first = copy["assessments"][0]
        if first["dateCompleted"]:
            moved = datetime.date.fromisoformat(first["dateCompleted"][:10]) + datetime.timedelta(days=1)
            first["dateCompleted"] = f"{moved}T10:00:00"
        return copy

    def message(self, crn, made):
        letter = {"Low": "L", "Medium": "M", "High": "H", "Very High": "V"}
        answer = {"Yes": "YES", "No": "NO"}
        risk = ",".join(letter.get(made[f"risk{name}"], "") for name in RISKS)
        doubled = [CONCERNS[i] for i in (0, 1, 2, 2, 3, 4, 5, 5)]
        concern = ",".join(answer.get(made[name], "") for name in doubled)
        info = made["furtherInformation"]
        lines = [
            ("CMSProbNumber", crn), ("EventNumber", info["cmsEventNumber"]),
            ("DateAssessmentCompleted", (made["dateCompleted"] or "")[:10]), ("DeletedIndicator", 0),
            ("AssessmentGUID", made["assessmentPk"]), ("RiskFlags", risk), ("ConcernFlags", concern),
            ("TotalScore", info["totWeightedScore"]), ("PurposeOfAssessmentCode", info["pOAssessment"]),
            ("DateCreated", made["initiationDate"][:10]), ("OGRSScore1", info["ogrs1Year"]),
            ("OGRSScore2", info["ogrs2Year"]), ("SentencePlanInitialDate", made["initialSpDate"]),
            ("SentencePlanReviewDate", made["reviewSpDate"]), ("ReviewTerminated", "N"),
            ("OGPScore2", made["ogpOvp"]["ogp2Year"]), ("OVPScore2", made["ogpOvp"]["ovp2Year"]),
            ("LayerType", made["assessmentType"].replace("LAYER", "LAYER_")),
        ] + [(f"Section{SECTIONS[need]}CrimScore", made["weightedScores"][f"{need}WeightedScore"]) for need in NEEDS]
        body = "".join(f"        <ass:{name}>{value}</ass:{name}>\n" for name, value in lines if value not in (None, ""))
        return (
            '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"\n'
            '    xmlns:cms="http://www.hp.com/NDH_Web_Service/CMSUpdate"\n'
            '    xmlns:ass="http://www.hp.com/NDH_Web_Service/assessmentsummary">\n'
            "  <soap:Header/>\n  <soap:Body>\n    <cms:CMSUpdate>\n      <cms:Assessment>\n" + body +
            "      </cms:Assessment>\n    </cms:CMSUpdate>\n  </soap:Body>\n</soap:Envelope>\n"
        )

    def tier(self, person, summary):
        crn = person["CRN"]
        complete = [made for made in summary["assessments"] if made["assessmentStatus"] == "COMPLETE"]
        score = complete[-1]["furtherInformation"]["ogrs2Year"] if complete else None
        if crn.endswith("4") and score:
            score += 3
        own = [row for row in self.registrations if row["CRN"] == crn and not row["DEREGISTRATION_DATE"]]
        events = [row for row in self.events if row["CRN"] == crn]
        custody = ("301", "302", "303", "308", "310", "324", "325", "327")
        releases = sorted(filter(None, (day(row["ACTUAL_RELEASE_DATE"]) for row in events)))
        return {
            "gender": {"M": "Male", "F": "Female"}.get(person["GENDER"], "Not Known"),
            "currentTier": person["CURRENT_TIER"] or None,
            "ogrsscore": score,
            "rsrscore": round(self.random.uniform(0.1, 9), 2),
            "registrations": [
                {"code": row["REGISTER_TYPE"], "description": "Made up", "level": row["REGISTER_LEVEL"] or None,
                 "category": row["REGISTER_CATEGORY"] or None, "date": str(day(row["REGISTRATION_DATE"]))}
                for row in own if row["REGISTRATION_DATE"]
            ],
            "convictions": [
                {
                    "terminationDate": str(day(row["TERMINATION_DATE"])) if row["TERMINATION_DATE"] else None,
                    "sentenceTypeCode": "SC" if row["DISPOSAL_TYPE"] in custody else "SP",
                    "breached": row["IN_BREACH"] == "Y",
                    "requirements": [
                        {"mainCategoryTypeCode": item["MAIN_CATEGORY"], "restrictive": item["RESTRICTIVE"] == "Y"}
                        for item in self.requirements
                        if item["CRN"] == crn and item["EVENT_NUMBER"] == row["EVENT_NUMBER"]
                    ],
                }
                for row in events
            ],
            "previousEnforcementActivity": self.random.random() < 0.2,
            "latestReleaseDate": str(releases[-1]) if releases else None,
            "hasActiveEvent": any(row["ACTIVE_FLAG"] == "Y" for row in events),
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("delius", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    maker = Maker(asked.delius, asked.seed)
    summaries = [maker.summary(person, index) for index, person in enumerate(maker.people)]
    for name in ("oasys", "oasys-messages", "tier-details"):
        (asked.out / name).mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(summary) for summary in summaries]
    lines.append(json.dumps(maker.again(summaries[2])))
    (asked.out / "oasys" / "summaries.jsonl").write_text("\n".join(lines) + "\n")
    for summary in summaries[:4]:
        for made in summary["assessments"]:
            if made["assessmentStatus"] == "COMPLETE":
                path = asked.out / "oasys-messages" / f"{made['assessmentPk']}.xml"
                path.write_text(maker.message(summary["probNumber"], made))
    for person, summary in zip(maker.people, summaries):
        text = json.dumps(maker.tier(person, summary), indent=2) + "\n"
        (asked.out / "tier-details" / f"{person['CRN']}.json").write_text(text)


if __name__ == "__main__":
    main()
