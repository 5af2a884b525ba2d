import AuditCore
import Testing

@testable import AuditReaders

struct DayFormTests {
  private static func read(_ pattern: String, _ text: String) -> DayForm.Written? {
    let form = DayForm(pattern)
    return Array(text.utf8).withUnsafeBufferPointer { form?.read($0) }
  }

  @Test(
    arguments: [
      ("yyyy-MM-dd", "2024-03-01", 0), ("dd/MM/yyyy", "01/03/2024", 0), ("d/M/yyyy", "1/3/2024", 0),
      ("dd-MMM-yyyy", "01-MAR-2024", 0), ("d MMM yyyy", "1 Mar 2024", 0),
      ("yyyyMMdd", "20240301", 0),
      ("dd/MM/yyyy HH:mm", "01/03/2024 09:30", 34_200),
      ("yyyy-MM-ddTHH:mm:ss.SSSXXX", "2024-03-01T00:00:05.123456+01:00", 5),
      ("yyyy-MM-dd'T'HH:mm:ssXXX", "2024-03-01T00:01:00Z", 60), ("serial", "45352", 0),
      ("serial", "45352.5", 43_200),
    ]
  ) func `each form reads the day that was written`(pattern: String, text: String, second: Int) {
    let day = DayForm.Written(year: 2024, month: 3, day: 1, second: second)
    #expect(Self.read(pattern, text) == day)
  }

  @Test(
    arguments: [
      ("dd/MM/yyyy", "1/03/2024"), ("dd/MM/yyyy", "01/03/24"), ("dd/MM/yyyy", "01/03/2024 "),
      ("dd/MM/yyyy", ""), ("dd-MMM-yyyy", "01-Mrz-2024"), ("dd/MM/yyyy HH:mm", "01/03/2024 24:00"),
      ("yyyy-MM-ddTHH:mmXXX", "2024-03-01T00:00+1:00"), ("serial", "45352x"), ("serial", "-1"),
      ("serial", "60"), ("serial", ""),
    ]
  ) func `another form is not that day`(pattern: String, text: String) {
    #expect(DayForm(pattern) != nil)
    #expect(Self.read(pattern, text) == nil)
  }

  @Test(
    arguments: [
      "", "dd/MM", "dd/MM/yy", "dd/mm/yyyy", "dd/MM/yyyy hh:mm", "dd/dd/MM/yyyy", "yyyy-MM-dd'T",
      "ddd/MM/yyyy", "dd/MM/yyyy HH", "M/MM/d/yyyy", "yyyy-MM-dd ss", "Serial",
    ]
  ) func `a pattern without one year, month and day, or with other letters, is none`(text: String) {
    #expect(DayForm(text) == nil)
  }
}
