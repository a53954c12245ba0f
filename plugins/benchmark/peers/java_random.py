"""java.util.Random in Python, so that peers are timed on the very numbers that the benchmarks draw."""
import math


class JavaRandom:
    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)
        self.spare = None

    def bits(self, n):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.state >> (48 - n)

    def double(self):
        return ((self.bits(26) << 27) + self.bits(27)) / (1 << 53)

    def below(self, bound):
        if bound & (bound - 1) == 0:
            return (bound * self.bits(31)) >> 31
        while True:
            drawn = self.bits(31)
            if drawn - drawn % bound + (bound - 1) < 1 << 31:
                return drawn % bound

    def gaussian(self):
        if self.spare is not None:
            spare, self.spare = self.spare, None
            return spare
        while True:
            a, b = 2 * self.double() - 1, 2 * self.double() - 1
            s = a * a + b * b
            if 0 < s < 1:
                factor = math.sqrt(-2 * math.log(s) / s)
                self.spare = b * factor
                return a * factor
