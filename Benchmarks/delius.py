#!/usr/bin/env python3
"""Makes a folder of made-up CSV extracts in the manner of nDelius: people, events, and what hangs off them.

    python3 Benchmarks/delius.py --people 250000 --seed 1 OUT     (the size of the national caseload)
    python3 Benchmarks/delius.py --people 14 --seed 7 OUT         (a sample to read)

Per person there are about 1.2 events, 2.4 requirements and 20 contacts. Codes are those of the real system,
every identifier and date is made up. The same people and seed give the same bytes.
"""

import argparse
import datetime
import pathlib
import random

EPOCH = datetime.date(1970, 1, 1)
AS_OF = (datetime.date(2024, 7, 1) - EPOCH).days

REGIONS = [
    ("N96", "Northmarch", ["Alderbeck", "Brackendale", "Carrow Vale", "Dunmere"]),
    ("N97", "Eastwold", ["Fenwick", "Garside", "Harbour and Vale"]),
]

# Contact types with how often each stands, and the outcomes that fit.
ATTENDED = ["ATTC"] * 12 + ["AFTA", "UAAB", "AAME", "AAEM", "AFTC", "RSSR", "RSOF", ""]
CONTACTS = [
    ("COAP", 40, ATTENDED), ("COPT", 14, ATTENDED), ("CHVS", 5, ATTENDED), ("COVC", 3, ATTENDED),
    ("CODC", 2, ATTENDED), ("APAT", 5, ATTENDED), ("CUPA", 8, ATTENDED), ("C084", 2, ATTENDED),
    ("C204", 3, [""]), ("C157", 2, [""]), ("C369", 2, [""]), ("C515", 2, [""]), ("SFGC", 2, [""]),
    ("SFRR", 2, [""]), ("MO1", 2, [""]), ("CCMR", 1, [""]), ("NREF", 1, [""]), ("ETCH20", 1, [""]),
    ("AWLI", 1, [""]), ("CSPR", 2, [""]),
]
CONTACT_CODES = [code for code, weight, _ in CONTACTS for _ in range(weight)]
OUTCOMES = {code: outcomes for code, _, outcomes in CONTACTS}
GRADES = ["PO", "PO", "PSO", "PSO", "TPO"]
REGISTERS = ["ADVP", "ADVV", "RCCO", "RCPR", "RCHD", "ALSH", "MAPP", "IIOM", "WEAP", "RVAD"]
REVIEW_MONTHS = {"ADVP": 3, "RCCO": 3, "RCPR": 3, "RCHD": 3, "MAPP": 3, "WEAP": 3}
ROSH = [("RLRH", 25), ("RMRH", 50), ("RHRH", 22), ("RVHR", 3)]
ROSH_CODES = [code for code, weight in ROSH for _ in range(weight)]
ETHNICITIES = ["W1"] * 12 + ["W9", "M1", "A1", "A2", "B1", "B2", "O9", "NS", ""]
TIERS = ["A1", "B1", "B2", "B3", "C1", "C2", "C3", "D1", "D2"]

TABLES = {
    "person": "CRN,NOMS_NUMBER,DATE_OF_BIRTH,GENDER,ETHNICITY,DISABILITY,LANGUAGE,INTERPRETER_REQUIRED,"
              "CURRENT_TIER,TIER_DATE_CHANGED,CURRENT_RESTRICTION,REGION_CODE,REGION,PDU_CODE,PDU,LDU_CODE,"
              "LDU,TEAM_CODE,TEAM,OFFICER_CODE,OFFICER_GRADE,ALLOCATION_DATE",
    "event": "CRN,EVENT_NUMBER,CONVICTION_DATE,ACTIVE_FLAG,IN_BREACH,FTC_COUNT,OFFENCE_CATEGORY,DISPOSAL_TYPE,"
             "DISPOSAL_DATE,LENGTH_IN_DAYS,NOTIONAL_END_DATE,TERMINATION_DATE,TERMINATION_REASON,"
             "ACTUAL_RELEASE_DATE,RELEASE_TYPE,LED,UPW_LENGTH_MINUTES,UPW_MINUTES_CREDITED,OFFENCE_DATE",
    "requirement": "CRN,EVENT_NUMBER,RQMNT_ID,MAIN_CATEGORY,SUB_CATEGORY,RESTRICTIVE,START_DATE,"
                   "COMMENCEMENT_DATE,EXPECTED_END_DATE,TERMINATION_DATE,LENGTH,RAR_COUNT",
    "licence_condition": "CRN,EVENT_NUMBER,MAIN_CATEGORY,SUB_CATEGORY,START_DATE,COMMENCEMENT_DATE,"
                         "EXPECTED_END_DATE,TERMINATION_DATE",
    "contact": "CRN,EVENT_NUMBER,CONTACT_ID,CONTACT_DATE,CONTACT_START_TIME,CONTACT_TYPE,CONTACT_OUTCOME,"
               "ATTENDED,COMPLIED,ENFORCEMENT,RAR_ACTIVITY,SENSITIVE,OFFICER_GRADE,LAST_UPDATED",
    "registration": "CRN,REGISTER_TYPE,REGISTER_LEVEL,REGISTER_CATEGORY,REGISTRATION_DATE,LAST_REVIEW_DATE,"
                    "NEXT_REVIEW_DATE,DEREGISTRATION_DATE",
    "nsi": "CRN,EVENT_NUMBER,NSI_TYPE,REFERRAL_DATE,EXPECTED_START_DATE,ACTUAL_START_DATE,ACTUAL_END_DATE,"
           "NSI_STATUS,NSI_OUTCOME",
    "enforcement": "CRN,EVENT_NUMBER,CONTACT_ID,ENFORCEMENT_ACTION,ACTION_TAKEN_DATE,RESPONSE_DATE",
}

# Days as nDelius extracts write them: 08/01/2024.
DAYS = [(EPOCH + datetime.timedelta(days=n)).strftime("%d/%m/%Y") for n in range(AS_OF + 4000)]


def day(number):
    """A day as text; nothing for no day."""
    return "" if number is None else DAYS[number]


class Maker:
    """Makes people one after another and keeps their rows until they are written."""

    def __init__(self, people, seed, out):
        self.people = people
        self.draw = random.Random(seed)
        self.chance = self.draw.random
        self.contact_number = 1000000
        out.mkdir(parents=True, exist_ok=True)
        self.files = {name: open(out / f"{name}.csv", "w", newline="") for name in TABLES}
        for name, header in TABLES.items():
            self.files[name].write(header + "\n")
        self.rows = {name: [] for name in TABLES}

    def run(self):
        for position in range(self.people):
            self.person(position)
            if position % 2000 == 1999:
                self.write()
        self.write()
        for file in self.files.values():
            file.close()

    def write(self):
        for name, rows in self.rows.items():
            if rows:
                self.files[name].write("\n".join(rows) + "\n")
                rows.clear()

    def number(self, least, most):
        return least + int(self.chance() * (most - least + 1))

    def one_of(self, values):
        return values[int(self.chance() * len(values))]

    def person(self, position):
        crn = f"{chr(65 + position // 1000000 % 26)}{position % 1000000:06d}"
        crn = "X" + crn[1:] if crn[0] == "A" else crn
        region_code, region, pdus = self.one_of(REGIONS)
        place = self.number(0, len(pdus) - 1)
        pdu_code = f"{region_code}P{place + 1:02d}"
        team = self.number(1, 6)
        grade = self.one_of(GRADES)
        started = AS_OF - self.number(30, 500)
        born = AS_OF - self.number(19 * 365, 70 * 365)
        self.rows["person"].append(
            f"{crn},A{position:04d}ZZ,{day(born)},{'M' if self.chance() < 0.85 else 'F'},"
            f"{self.one_of(ETHNICITIES)},{'Y' if self.chance() < 0.2 else 'N'},English,N,"
            f"{self.one_of(TIERS)},{day(started + self.number(0, 20))},N,{region_code},{region},{pdu_code},"
            f"{pdus[place]},{pdu_code}L1,{pdus[place]} unit,{pdu_code}T{team},Team {team},"
            f"{region_code}A{self.number(1, 900):03d},{grade},{day(started + self.number(0, 5))}"
        )
        self.registrations(crn, started)
        for event in range(1, 2 if self.chance() < 0.8 else 3):
            self.event(crn, event, started + (event - 1) * 40, grade)

    def registrations(self, crn, started):
        add = self.rows["registration"].append
        review = started + 183
        add(
            f"{crn},{self.one_of(ROSH_CODES)},,,{day(started + 3)},,"
            f"{day(review)},"
        )
        for _ in range(self.number(0, 2)):
            code = self.one_of(REGISTERS)
            begun = started - self.number(0, 300)
            last = begun + 30 * REVIEW_MONTHS.get(code, 6)
            reviewed = last if last < AS_OF and self.chance() < 0.7 else None
            level, category = ("M1", "M2") if code == "MAPP" else ("", "")
            ended = AS_OF - 20 if self.chance() < 0.1 else None
            following = (reviewed or begun) + 30 * REVIEW_MONTHS.get(code, 6)
            add(
                f"{crn},{code},{level},{category},{day(begun)},{day(reviewed)},{day(following)},{day(ended)}"
            )

    def event(self, crn, event, started, grade):
        on_licence = self.chance() < 0.3
        length = self.number(180, 730)
        disposal = self.one_of(["301", "302"]) if on_licence else self.one_of(["201", "201", "203", "330"])
        released = started if on_licence else None
        sentenced = started - 200 if on_licence else started
        ends = started + length
        unpaid = 60 * self.number(40, 200) if not on_licence and self.chance() < 0.3 else None
        credited = int(unpaid * self.chance()) // 30 * 30 if unpaid else None
        failures = self.number(0, 2)
        self.rows["event"].append(
            f"{crn},{event},{day(sentenced)},Y,{'Y' if failures == 2 else 'N'},{failures},"
            f"{self.one_of(['Violence', 'Theft', 'Drugs', 'Public order', 'Motoring'])},{disposal},"
            f"{day(sentenced)},{length},{day(ends)},,,{day(released)},{'ADL' if on_licence else ''},"
            f"{day(ends) if on_licence else ''},{unpaid or ''},{'' if credited is None else credited},"
            f"{day(sentenced - 20 - self.contact_number % 60)}"
        )
        if on_licence:
            for code in ("109", self.one_of(["101", "103", "107", "112"])):
                self.rows["licence_condition"].append(
                    f"{crn},{event},{code},,{day(started)},{day(started)},{day(ends)},"
                )
        else:
            self.requirements(crn, event, started, ends, unpaid)
        self.contacts(crn, event, started, grade)
        if self.contact_number % 3:
            self.planned(crn, event, grade)
        if self.chance() < 0.1:
            begun = started + self.number(20, 60)
            self.rows["nsi"].append(
                f"{crn},{event},{self.one_of(['CRS01', 'CRS02', 'CRS04', 'OPD1'])},{day(begun)},"
                f"{day(begun + 10)},{day(begun + 12) if self.chance() < 0.7 else ''},,INPROG,"
            )

    def requirements(self, crn, event, started, ends, unpaid):
        kinds = [("F", "F01", "N", self.number(10, 40))]
        if unpaid:
            kinds.append(("W", "W01", "N", unpaid // 60))
        if self.chance() < 0.3:
            kinds.append(("RM38", "RM38", "N", 30))
        if self.chance() < 0.3:
            kinds.append(("M", "M01", "Y", 60))
        while len(kinds) < 3:
            kinds.append(self.one_of([("X", "X01", "Y", 90), ("P", "P01", "N", 180), ("H", "H01", "N", 180)]))
        for position, (main, sub, restrictive, length) in enumerate(kinds):
            commenced = started + self.number(5, 90)
            has_begun = commenced < AS_OF and self.chance() < 0.8
            delivered = self.number(0, length) if main == "F" else ""
            self.rows["requirement"].append(
                f"{crn},{event},{crn[1:]}{event}{position},{main},{sub},{restrictive},{day(started)},"
                f"{day(commenced) if has_begun else ''},{day(ends)},,{length},{delivered}"
            )

    def planned(self, crn, event, grade):
        """Two appointments to come."""
        for on in (AS_OF + 1 + self.contact_number % 14, AS_OF + 21 + self.contact_number % 14):
            self.contact_number += 1
            self.rows["contact"].append(
                f"{crn},{event},{self.contact_number},{DAYS[on]},10:00,COAP,,,,N,N,N,{grade},{DAYS[AS_OF]}"
            )

    def contacts(self, crn, event, started, grade):
        add = self.rows["contact"].append
        chance, codes, outcomes, days = self.chance, CONTACT_CODES, OUTCOMES, DAYS
        span = AS_OF - started + 1
        kinds = ["COHV" if chance() < 0.3 else "COAI", "C004", "C070"]
        kinds += [codes[int(chance() * len(codes))] for _ in range(int(chance() * 22) + 3)]
        for position, code in enumerate(kinds):
            if position < 3:
                on = min(started + int(chance() * 20), AS_OF)
            else:
                on = started + int(chance() * span)
            fits = outcomes.get(code, ATTENDED if position == 0 else [""])
            outcome = fits[int(chance() * len(fits))]
            attended = "Y" if outcome in ("ATTC", "AFTC") else "N" if outcome in ("AFTA", "UAAB") else ""
            complied = "Y" if outcome == "ATTC" else "N" if outcome in ("AFTC", "AFTA", "UAAB") else ""
            enforced = "Y" if complied == "N" else "N"
            self.contact_number += 1
            number = self.contact_number
            add(
                f"{crn},{event},{number},{days[on]},{9 + number % 8:02d}:{number % 4 * 15:02d},{code},{outcome},"
                f"{attended},{complied},{enforced},{'Y' if code == 'APAT' else 'N'},N,{grade},{days[on]}"
            )
            if enforced == "Y" and chance() < 0.8:
                taken = min(on + int(chance() * 12), AS_OF)
                self.rows["enforcement"].append(
                    f"{crn},{event},{number},{self.one_of(['EA02', 'EA03', 'NFA', 'ROM', 'IBR'])},{days[taken]},"
                    f"{days[taken + 7] if chance() < 0.5 else ''}"
                )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    Maker(options.people, options.seed, options.out).run()


if __name__ == "__main__":
    main()
