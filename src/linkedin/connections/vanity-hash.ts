/**
 * A hash of 53 bits, all that a number holds exactly, by the cyrb53 algorithm (public domain). Any two names share one with a chance of about 10⁻¹⁶.
 *
 * @param seed 32 bits; hashes of different seeds say nothing of each other.
 */
export function hash53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = mixed(high, low);
  low = mixed(low, high);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

function mixed(one: number, other: number): number {
  return Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
}
