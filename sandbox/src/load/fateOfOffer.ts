/** Of 100 offers 8 are never looked at, 15 are declined and 77 accepted; `roll` is between 0 and 1. */
export const fateOfOffer = (roll: number): 'unseen' | 'decline' | 'accept' => {
  if (roll < 0.08) return 'unseen'
  return roll < 0.23 ? 'decline' : 'accept'
}
