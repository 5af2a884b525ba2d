import AuditCore
import FEEL

/// A small vocabulary in the manner of the shipped one, with the paths that recipes know.
enum TinyVocabulary {
  static let levels = CodeList(
    id: "roshLevel",
    title: "Risk",
    codes: ["low", "medium", "high", "very high"].map { .init(value: $0, label: $0) }
  )
  static let contactTypes = CodeList(
    id: "contactType",
    title: "Contact",
    codes: ["office visit", "home visit", "telephone appointment"].map {
      .init(value: $0, label: $0)
    }
  )
  static let enquiryKinds = CodeList(
    id: "enquiryKind",
    title: "Enquiry",
    codes: ["domestic abuse", "child safeguarding"].map { .init(value: $0, label: $0) }
  )
  static let sentences = CodeList(
    id: "sentenceType",
    title: "Sentence",
    codes: ["community order", "standard determinate"].map { .init(value: $0, label: $0) }
  )

  static func field(
    _ path: String,
    _ type: FieldType,
    isRequired: Bool = false,
    minimum: String? = nil,
    maximum: String? = nil
  ) -> Field {
    Field(
      path: path,
      type: type,
      title: path,
      isRequired: isRequired,
      minimum: minimum,
      maximum: maximum,
      place: Place(path: "tiny.xml")
    )
  }

  static let vocabulary = Vocabulary(
    id: "tiny",
    version: "1.0",
    title: "Tiny",
    codeLists: [levels, contactTypes, enquiryKinds, sentences],
    root: RecordType(
      name: "case",
      title: "Case",
      fields: [
        field("case.id", .text, isRequired: true),
        field("unit.region", .text),
        field("unit.pdu", .text),
        field("person.dateOfBirth", .date, minimum: "1900-01-01"),
        field("sentence.type", .code(sentences)),
        field("sentence.startedOn", .date),
        field("sentence.releasedOn", .date),
        field("rosh.level", .code(levels)),
        field("rsr.score", .decimal(places: 2), minimum: "0", maximum: "100"),
        field("domesticAbuse.isConcern", .boolean),
        field("assessment.startedOn", .date),
        field("assessment.completedOn", .date),
        field("plan.completedOn", .date),
        field("plan.objectives", .integer, minimum: "0"),
        field("plan.reviewEvery", .daysTimeDuration),
        field("note.text", .text),
        field("note.lastSeenAt", .dateTime),
        field("note.term", .yearsMonthsDuration),
      ],
      lists: [
        RecordType(
          name: "contacts",
          title: "Contact",
          fields: [
            field("type", .code(contactTypes)),
            field("date", .date),
            field("attended", .boolean),
          ]
        ),
        RecordType(
          name: "enquiries",
          title: "Enquiry",
          fields: [
            field("kind", .code(enquiryKinds)),
            field("requestedOn", .date),
            field("receivedOn", .date),
          ]
        ),
      ]
    ),
    keyField: 0,
    place: Place(path: "tiny.xml")
  )
}
