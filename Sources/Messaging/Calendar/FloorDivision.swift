extension BinaryInteger {
    /// The quotient and remainder of a division that rounds down, so that the remainder is never negative.
    ///
    /// Moments before 1970 are negative numbers, and a day begins at its midnight all the same.
    func flooringDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
