/// Posts, people, leavers, absence and cases of one grade in one unit.
public struct GradeStaffing: Sendable, Hashable {
  /// The grade's title, as `Probation officer`.
  public var title: String
  /// The posts that are funded, in full-time equivalents.
  public var posts: Decimal128
  /// The people in post, in full-time equivalents.
  public var inPost: Decimal128
  /// The people in post on average over twelve months; `nil` where that is not known.
  public var averageInPost: Decimal128?
  /// Those who left within twelve months, in full-time equivalents; `nil` where that is not known.
  public var leavers: Decimal128?
  /// The working days lost to sickness within twelve months; `nil` where that is not known.
  public var daysLost: Decimal128?
  /// The cases that they hold; `nil` where that is not known.
  public var cases: Int?

  /// Creates the staffing of a grade; no number is below zero.
  public init(
    title: String,
    posts: Decimal128,
    inPost: Decimal128,
    averageInPost: Decimal128? = nil,
    leavers: Decimal128? = nil,
    daysLost: Decimal128? = nil,
    cases: Int? = nil
  ) {
    self.title = title
    self.posts = posts
    self.inPost = inPost
    self.averageInPost = averageInPost
    self.leavers = leavers
    self.daysLost = daysLost
    self.cases = cases
  }

  /// The posts without anybody in them, of all posts; below zero with more people than posts.
  ///
  /// - Returns: A fraction of the posts; `nil` without posts.
  public var vacancy: Ratio? { vacantPosts.flatMap { Self.fraction($0, of: posts) } }

  /// The posts without anybody in them.
  public var vacantPosts: Decimal128? { posts.subtracting(inPost) }

  /// The leavers of twelve months, of those in post on average.
  ///
  /// - Returns: A fraction; `nil` where either number is not known, or nobody was in post.
  public var attrition: Ratio? { fraction(leavers, of: averageInPost) }

  /// The working days lost to sickness within twelve months by each person in post on average.
  ///
  /// - Returns: Days a person; `nil` where either number is not known, or nobody was in post.
  public var sickness: Ratio? { fraction(daysLost, of: averageInPost) }

  /// The cases held by each person in post.
  ///
  /// - Returns: Cases a full-time equivalent; `nil` where they are not known, or nobody is in post.
  public var caseload: Ratio? { fraction(cases.map { Decimal128($0) }, of: inPost) }

  private func fraction(_ part: Decimal128?, of whole: Decimal128?) -> Ratio? {
    guard let part, let whole else { return nil }
    return Self.fraction(part, of: whole)
  }

  private static func fraction(_ part: Decimal128, of whole: Decimal128) -> Ratio? {
    guard let part = Ratio(part), let whole = Ratio(whole) else { return nil }
    return part.divided(by: whole)
  }

  /// The sum of several grades.
  ///
  /// - Returns: The grades together under a title. A number that one of them lacks is not known for
  ///   all of them; `nil` without grades, or where a sum has too many digits.
  public static func sum(of grades: [GradeStaffing], title: String) -> GradeStaffing? {
    guard let first = grades.first else { return nil }
    var sum = first
    sum.title = title
    for grade in grades.dropFirst() {
      guard let posts = sum.posts.adding(grade.posts), let inPost = sum.inPost.adding(grade.inPost)
      else { return nil }
      sum.posts = posts
      sum.inPost = inPost
      sum.averageInPost = added(sum.averageInPost, grade.averageInPost)
      sum.leavers = added(sum.leavers, grade.leavers)
      sum.daysLost = added(sum.daysLost, grade.daysLost)
      sum.cases = sum.cases.flatMap { cases in grade.cases.map { cases + $0 } }
    }
    return sum
  }

  private static func added(_ left: Decimal128?, _ right: Decimal128?) -> Decimal128? {
    left.flatMap { left in right.flatMap { left.adding($0) } }
  }
}
