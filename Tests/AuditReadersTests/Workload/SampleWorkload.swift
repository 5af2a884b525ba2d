import AuditCore
import AuditReaders
import AuditTestSupport
import Foundation

/// The shipped weights, for tests of tables that are read by them.
enum SampleWorkload {
  static let scheme: WorkloadScheme = {
    let path = Repository.standards.appending(path: "workload/workload-2021.xml").path
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    let found = WorkloadSchemeReader.read(SourceFile(path: path, bytes: Array(bytes))).scheme
    guard let found else { fatalError("the shipped weights cannot be read") }
    return found
  }()
}
