/** How the tests of one run ended. */
export type TestCounts = { passed: number; failed: number; skipped: number }

/** What vitest's json reporter writes, as far as it is counted here. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** Counts a report; a file that couldn't even be read counts as one failure, and so does a run without a report. */
export const countTests = (report: VitestReport | undefined): TestCounts => {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unread = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The sum of several runs. */
export const sumCounts = (all: readonly TestCounts[]): TestCounts =>
  all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** The last line of `npm test`: `N passed, N failed`, and how many were skipped when some were. */
export const lastLine = ({ passed, failed, skipped }: TestCounts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
