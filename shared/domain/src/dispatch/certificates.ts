/** A paper that says somebody may do a trade, valid before `until`. */
export type Certificate = { skill: string; until: Date }

/** What somebody learnt, and the papers they showed for it. */
export type Trained = { skills: readonly string[]; certificates?: readonly Certificate[] }

/** The trades somebody may be sent for now: of those that need a paper by law (`certifiedSkills` of the policy), and of those a paper was shown for, only while one is valid. */
export function validSkills(
  { skills, certificates = [] }: Trained,
  certifiedSkills: readonly string[],
  now: Date,
): string[] {
  const papersOf = (skill: string) => certificates.filter((paper) => paper.skill === skill)
  return skills.filter((skill) => {
    const papers = papersOf(skill)
    if (papers.length === 0) return !certifiedSkills.includes(skill)
    return papers.some(({ until }) => now < until)
  })
}
