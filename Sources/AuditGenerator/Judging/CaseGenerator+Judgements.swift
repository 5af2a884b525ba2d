import AuditCore

extension CaseGenerator {
  /// Makes up `judgements.csv`: inspectors' judgements of the cases, and ratings on evidence.
  ///
  /// The inspectors mostly see what the records show. Without a framework there is nothing to judge
  /// and only the header is handed over.
  ///
  /// - Parameters:
  ///   - count: How many cases the records hold, as they were generated.
  ///   - unitNames: The delivery units whose cases are judged; `nil` for all.
  ///   - sink: Takes the next bytes of the file.
  /// - Throws: What the sink throws.
  public func generateJudgements<Failure: Error>(
    count: Int,
    unitNames: Set<String>? = nil,
    to sink: (_ bytes: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try sink(Array("case,unit,item,judgement,by,on,why\n".utf8))
    guard let framework else { return }
    let run = GeneratorRun(self, count: count)
    let maker = JudgementMaker(self, framework: framework, run: run)
    for number in 0..<max(count, 0) {
      let names = run.seat(number)?.names ?? []
      guard unitNames.map({ !$0.isDisjoint(with: names) }) ?? true else { continue }
      try sink(maker.rows(number))
    }
    try sink(maker.evidenceRows(profile ?? .fitting(count: count)))
  }
}
