/**
 * What one person may file: in a minute and on a day as the taps happened, on a day as they arrive (a phone's made-up clock does not lift that one);
 * the same on a day for everybody behind one door together, and the share of it nobody behind the door loses to the others (anybody may bind a door);
 * call-outs running at once and on a day; other people's cases joined on a day.
 */
export const submitLimits = {
  perMinute: 6,
  perDay: 30,
  receivedPerDay: 60,
  householdPerDay: 60,
  householdReceivedPerDay: 120,
  householdShare: 15,
  openCallOuts: 2,
  callOutsPerDay: 6,
  joinsPerDay: 20,
} as const

/** Which of the limits was reached. */
export type Reached = 'minute' | 'day' | 'household' | 'open_call_outs' | 'call_outs' | 'joins'
