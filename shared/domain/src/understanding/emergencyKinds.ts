/** What somebody is in danger of; `help` = they call for help and don't say why. */
export type EmergencyKind = 'fire' | 'gas' | 'lift' | 'violence' | 'self_harm' | 'illness' | 'help'
/** What must be answered with a number to dial before anything else; filed at once under `category`, priority critical. */
export type Emergency = { kind: EmergencyKind; category: string }
