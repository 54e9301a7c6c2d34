/** A journey's file and its source. */
export type JourneyFile = { name: string; source: string }

/** How the journeys run on this machine: what vitest is told besides the filters, and what is left out. */
export type JourneyPlan = { flags: string[]; skipped: string[] }

const isWanted = (name: string, filters: readonly string[]): boolean =>
  filters.length === 0 || filters.some((filter) => `sandbox/journeys/${name}`.includes(filter))

/** Without a browser only those journeys are left out that open one; the others (the account, the faults) always run. */
export const planJourneys = (
  files: readonly JourneyFile[],
  filters: readonly string[],
  hasBrowser: boolean,
): JourneyPlan => {
  if (hasBrowser) return { flags: [], skipped: [] }
  const needy = files.filter(({ source }) => source.includes('openBrowser(')).map(({ name }) => name)
  return {
    flags: needy.flatMap((name) => ['--exclude', `**/${name}`]),
    skipped: needy.filter((name) => isWanted(name, filters)),
  }
}
