/// What proves the bound of a plan file, by the names of its scenario.
///
/// `Publishing.docc/Certificate.md` explains it.
package struct CertificateEntry: Hashable, Sendable, Codable {
  /// The bound that the prices prove, in minor units.
  package var bound: Int
  /// What the cheapest route is looked for in, a raw value of `BoundCertificate.Relaxation`.
  package var relaxation: String
  /// The parts of a minor unit in which prices count.
  package var unit: Int
  /// The parts of such a part in which the prices of limits count.
  package var limitUnit: Int
  /// The proof.
  package var proof: Proof

  /// Prices; or a statement that plans keep or do not, with a proof for both; or prices that leave
  /// few routes, with a proof about those.
  package final class Proof: Hashable, Sendable, Codable {
    package let prices: Prices?
    package let statement: Statement?
    package let holds: Proof?
    package let fails: Proof?
    package let listing: Prices?
    package let rest: Proof?

    /// Creates a proof by prices.
    init(_ prices: Prices) {
      self.prices = prices
      (statement, holds, fails, listing, rest) = (nil, nil, nil, nil, nil)
    }

    /// Creates a proof about the routes that prices leave.
    init(listing: Prices, rest: Proof) {
      self.listing = listing
      self.rest = rest
      (prices, statement, holds, fails) = (nil, nil, nil, nil)
    }

    /// Creates a proof by cases.
    init(_ statement: Statement, holds: Proof, fails: Proof) {
      (prices, listing, rest) = (nil, nil, nil)
      self.statement = statement
      self.holds = holds
      self.fails = fails
    }

    package static func == (left: Proof, right: Proof) -> Bool {
      left.prices == right.prices && left.statement == right.statement
        && left.holds == right.holds && left.fails == right.fails
        && left.listing == right.listing && left.rest == right.rest
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(prices)
      hasher.combine(statement)
    }
  }

  /// Something that a plan does or does not do; one of the first three is given.
  package struct Statement: Hashable, Sendable, Codable {
    /// The visit that is left out.
    package var leftOut: String?
    /// The visit that is made in one of ``shifts``.
    package var made: String?
    /// The visit after which ``next`` comes at once.
    package var after: String?
    package var shifts: [ShiftName]?
    package var next: String?
  }

  /// A shift.
  package struct ShiftName: Hashable, Sendable, Codable {
    package var technician: String
    package var shift: String
  }

  /// Prices in parts of a minor unit; what is not named has none.
  package struct Prices: Hashable, Sendable, Codable {
    /// What making each visit is worth.
    package var visits: [String: Int]
    package var limits: [LimitPrice]?
    package var allowances: [AllowancePrice]?
    package var cuts: [CutPrice]?
  }

  /// The price of a limit that shifts of a technician share: the duty of a week, or the rest between
  /// two shifts.
  package struct LimitPrice: Hashable, Sendable, Codable {
    package var technician: String
    /// The Monday of the week of duty.
    package var week: String?
    /// The two shifts of the rest.
    package var shifts: [String]?
    package var price: Int
  }

  /// The price of what an agreement still pays for in a period.
  package struct AllowancePrice: Hashable, Sendable, Codable {
    package var agreement: String
    /// The first day of the period.
    package var period: String
    package var price: Int
  }

  /// The price of three visits of which one route at most makes two, or of five of which two do.
  package struct CutPrice: Hashable, Sendable, Codable {
    package var visits: [String]
    /// The other visits at which a route keeps its count; absent for all.
    package var remembered: [String]?
    package var price: Int
  }
}
