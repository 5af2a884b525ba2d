/// The made-up units that cases belong to, and how well each of them works.
public struct GeneratorProfile: Sendable, Hashable {
  /// The regions in order.
  public var regions: [Region]

  /// A made-up region.
  public struct Region: Sendable, Hashable {
    /// The name.
    public var name: String
    /// Its delivery units in order.
    public var units: [Unit]

    /// Creates a region.
    public init(name: String, units: [Unit]) {
      self.name = name
      self.units = units
    }
  }

  /// A made-up delivery unit.
  public struct Unit: Sendable, Hashable {
    /// The name.
    public var name: String
    /// How many cases it has for those that the other units have.
    public var weight: Int
    /// The probability, 0 to 1, that a key question is done well in a case.
    public var quality: Double

    /// Creates a unit.
    public init(name: String, weight: Int, quality: Double) {
      self.name = name
      self.weight = weight
      self.quality = quality
    }
  }

  /// Creates a profile.
  public init(regions: [Region]) { self.regions = regions }

  /// One region whose four units run from the best to the worst.
  public static let northmarch = GeneratorProfile(regions: [
    Region(
      name: "Northmarch",
      units: [
        Unit(name: "Alderbeck", weight: 7, quality: 0.97),
        Unit(name: "Brackendale", weight: 9, quality: 0.85),
        Unit(name: "Carrow Vale", weight: 6, quality: 0.70),
        Unit(name: "Dunmere", weight: 8, quality: 0.45),
      ]
    )
  ])

  /// Northmarch and so many further made-up regions of eleven and ten units in turn: with eleven of
  /// them, 120 units.
  public static func madeUp(furtherRegions: Int) -> GeneratorProfile {
    var profile = northmarch
    var named = 0
    for number in 0..<max(furtherRegions, 0) {
      var random = RandomSource(seed: 1, stream: UInt64(number))
      let name = MadeUpNames.region(number)
      let first = named
      named += number.isMultiple(of: 2) ? 11 : 10
      let units = (first..<named).map { unit in
        Unit(
          name: MadeUpNames.unit(unit),
          weight: random.pick(4...12),
          quality: Double(random.pick(40...97)) / 100
        )
      }
      profile.regions.append(Region(name: name, units: units))
    }
    return profile
  }

  /// A profile whose units have plausible numbers of cases: Northmarch alone up to a thousand.
  public static func fitting(count: Int) -> GeneratorProfile {
    count <= 1000 ? northmarch : madeUp(furtherRegions: min(count / 5000 + 1, 11))
  }
}

/// Names of places that do not exist.
enum MadeUpNames {
  private static let compass = ["East", "West", "South", "Mid", "Upper", "Lower", "Far", "Over"]
  private static let lands = ["wold", "mere", "march", "fen", "moor", "shore"]
  private static let plants = [
    "Ash", "Bramble", "Clover", "Elder", "Fern", "Gorse", "Hazel", "Ivy", "Juniper", "Linden",
    "Maple", "Nettle", "Osier", "Rowan", "Sedge", "Thistle", "Willow",
  ]
  private static let endings = ["beck", "combe", "den", "ford", "holt", "leigh", "stow", "wick"]

  /// The name of a region by its number, all different below 48.
  static func region(_ number: Int) -> String {
    compass[number % compass.count] + lands[number / compass.count % lands.count]
  }

  /// The name of a unit by its number, all different below 136.
  static func unit(_ number: Int) -> String {
    plants[number % plants.count] + endings[number / plants.count % endings.count]
  }
}
