import AuditCore
import AuditReaders

/// The register of recommendations and actions of an audit.
enum RegisterFile {
  /// Reads a register.
  ///
  /// - Returns: The register, as far as it is sound, with what a result tells of the file.
  /// - Throws: When the file cannot be read at all.
  static func read(
    _ path: String,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> (register: ImprovementRegister?, input: Provenance.Input) {
    let file = try InputFile.read(path)
    let reading = RegisterReader.read(file)
    diagnostics.add(reading.diagnostics)
    return (reading.register, LoadedFramework.input("register", file))
  }
}
