/// What is wrong with a cell or a record.
enum RowFault: UInt8, Sendable {
  case none
  case badCode
  case badBoolean
  case badInteger
  case badDecimal
  case tooManyPlaces
  case badDate
  case noSuchDay
  case unlikelyYear
  case badDateTime
  case badDuration
  case belowMinimum
  case aboveMaximum
  case badEncoding
  case missingValue
  case shortRow
  case longRow
  case strayQuote
  case unclosedQuote
  case truncated
  case duplicateCase
  case noSuchCase
  case caseRejected
  case givenTwice
  case wrongShape
  case badJSON
  case errorCell
  case numberForText
  case dateForText
  case timeForDay
  case mangledNumber
  case badPicture
  case ambiguousDate
  case tooLong
}
