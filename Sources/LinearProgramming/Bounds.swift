internal import CGLPK

/// The values a row or a column may take.
///
/// A range with equal ends means the same as ``equal(_:)``. Bounds that are not finite or larger
/// than ``LinearProgram/largestMagnitude`` are refused when they reach a program.
package enum Bounds: Sendable, Hashable {
  /// Any value.
  case free
  /// This value or more.
  case atLeast(Double)
  /// This value or less.
  case atMost(Double)
  /// Any value of the range, ends included.
  case within(ClosedRange<Double>)
  /// This value only.
  case equal(Double)

  /// Creates bounds from two ends, where an infinite end is open; fails when no finite value lies
  /// between them.
  ///
  /// - Parameters:
  ///   - lower: The least value, or minus infinity.
  ///   - upper: The greatest value, or infinity.
  package init?(lower: Double, upper: Double) {
    guard lower <= upper, lower < .infinity, upper > -.infinity else { return nil }
    switch (lower.isFinite, upper.isFinite) {
    case (false, false): self = .free
    case (true, false): self = .atLeast(lower)
    case (false, true): self = .atMost(upper)
    case (true, true): self = lower == upper ? .equal(lower) : .within(lower...upper)
    }
  }

  /// The least value, minus infinity when there is none.
  package var lower: Double {
    switch self {
    case .free, .atMost: -.infinity
    case .atLeast(let value), .equal(let value): value
    case .within(let range): range.lowerBound
    }
  }

  /// The greatest value, infinity when there is none.
  package var upper: Double {
    switch self {
    case .free, .atLeast: .infinity
    case .atMost(let value), .equal(let value): value
    case .within(let range): range.upperBound
    }
  }

  /// Whether both ends are numbers a program accepts.
  var isAcceptable: Bool {
    switch self {
    case .free: true
    case .atLeast(let value), .atMost(let value), .equal(let value): value.isAcceptable
    case .within(let range): range.lowerBound.isAcceptable && range.upperBound.isAcceptable
    }
  }

  /// GLPK's name of the kind; a range with equal ends is fixed, as GLPK refuses it otherwise.
  var kind: Int32 {
    switch self {
    case .free: GLP_FR
    case .atLeast: GLP_LO
    case .atMost: GLP_UP
    case .equal: GLP_FX
    case .within(let range): range.lowerBound == range.upperBound ? GLP_FX : GLP_DB
    }
  }

  /// The lower end as GLPK wants it: zero when there is none.
  var glpkLower: Double { lower.isFinite ? lower : 0 }

  /// The upper end as GLPK wants it: zero when there is none.
  var glpkUpper: Double { upper.isFinite ? upper : 0 }
}

extension Double {
  /// Whether a program accepts this number: neither infinite nor NaN nor absurdly large.
  var isAcceptable: Bool { magnitude <= LinearProgram.largestMagnitude }
}
