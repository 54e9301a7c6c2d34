import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Everything this process counts; served on the private metrics port. */
export const registry = new Registry()

const seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300]

/** The named figures of both servers; a figure not listed here does not exist. */
export const metrics = {
  casesFiled: new Counter({
    name: 'jinlin_cases_filed_total',
    help: 'Cases stored',
    labelNames: ['via'],
    registers: [registry],
  }),
  commands: new Counter({
    name: 'jinlin_commands_total',
    help: 'Commands written',
    labelNames: ['command'],
    registers: [registry],
  }),
  lostRaces: new Counter({
    name: 'jinlin_lost_races_total',
    help: 'Writes that met a newer version',
    labelNames: ['command'],
    registers: [registry],
  }),
  jobsNotAdded: new Counter({
    name: 'jinlin_jobs_not_added_total',
    help: 'Jobs the queue did not take in time',
    labelNames: ['job'],
    registers: [registry],
  }),
  jobSeconds: new Histogram({
    name: 'jinlin_job_seconds',
    help: 'Run time of jobs',
    labelNames: ['job', 'outcome'],
    buckets: seconds,
    registers: [registry],
  }),
  httpSeconds: new Histogram({
    name: 'jinlin_http_seconds',
    help: 'Run time of requests',
    labelNames: ['route', 'status'],
    buckets: seconds,
    registers: [registry],
  }),
  stepsLate: new Histogram({
    name: 'jinlin_steps_late_seconds',
    help: 'How late steps acted after they fell due',
    buckets: seconds,
    registers: [registry],
  }),
  sweepWakes: new Counter({
    name: 'jinlin_sweep_wakes_total',
    help: 'Documents woken by the sweep instead of a job',
    labelNames: ['kind'],
    registers: [registry],
  }),
  jobWakes: new Counter({ name: 'jinlin_job_wakes_total', help: 'Cases woken by their job', registers: [registry] }),
  oldestOverdue: new Gauge({
    name: 'jinlin_oldest_overdue_seconds',
    help: 'Age of the oldest waking moment not yet served',
    registers: [registry],
  }),
  stuckCases: new Gauge({
    name: 'jinlin_stuck_cases',
    help: 'Open cases nobody will wake, or whose moment went by a minute ago; never anything but 0',
    registers: [registry],
  }),
  notifications: new Counter({
    name: 'jinlin_notifications_total',
    help: 'Notifications by how they ended and how they went',
    labelNames: ['state', 'channel'],
    registers: [registry],
  }),
  newsWaiting: new Gauge({
    name: 'jinlin_news_waiting',
    help: 'Notifications that wait to be sent; over 5,000 only the urgent ones are pushed',
    registers: [registry],
  }),
  wechatSetWrongly: new Counter({
    name: 'jinlin_wechat_set_wrongly_total',
    help: 'What WeChat refused because of a setting: template, fields, rights, address',
    labelNames: ['app', 'errcode'],
    registers: [registry],
  }),
  noDutyOfficer: new Counter({
    name: 'jinlin_no_duty_officer_total',
    help: 'Times nobody up to the district could be asked',
    registers: [registry],
  }),
  calendarMissing: new Counter({
    name: 'jinlin_calendar_missing_total',
    help: 'Policies read for a year whose holidays are unknown',
    labelNames: ['year'],
    registers: [registry],
  }),
  shed: new Counter({
    name: 'jinlin_shed_total',
    help: 'Requests sent away because too many were in flight',
    labelNames: ['class'],
    registers: [registry],
  }),
  messagesLeft: new Counter({
    name: 'jinlin_messages_left_total',
    help: 'Messages to the accounts that no try could handle and that were left to people',
    labelNames: ['kind'],
    registers: [registry],
  }),
  lateMedia: new Counter({
    name: 'jinlin_late_media_total',
    help: 'Pictures and voices WeChat did not hand over at once, by how they ended',
    labelNames: ['outcome'],
    registers: [registry],
  }),
  /** Labelled, so that it stands nowhere before the store has told: a figure without labels begins at 0. */
  diskFree: new Gauge({
    name: 'jinlin_disk_free_ratio',
    help: 'Free share of the disk of the primary, 0 to 1, as it last told',
    labelNames: ['disk'],
    registers: [registry],
  }),
  liveSockets: new Gauge({ name: 'jinlin_live_sockets', help: 'Open live screens', registers: [registry] }),
} as const

/** Adds the figures of Node itself (loop lag, memory); called once by a server's main. */
export const collectProcessMetrics = (): void => collectDefaultMetrics({ register: registry, prefix: 'jinlin_' })
