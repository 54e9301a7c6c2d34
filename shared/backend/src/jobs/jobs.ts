import { z } from 'zod'

const id = z.string().min(1).max(128)

/** The two queues, each with workers of its own: a crowd of messages cannot starve the cases. What else waits is a document the sweep finds. */
export const queues = ['cases', 'messages'] as const
export type QueueName = (typeof queues)[number]

/** Every job there is: its payload, its queue, how often it is tried. The name is the file and the function in the worker. */
export const jobs = {
  wakeCase: { queue: 'cases', payload: z.strictObject({ caseId: id }), attempts: 5 },
  sendNotification: { queue: 'messages', payload: z.strictObject({ notificationId: id }), attempts: 3 },
} as const satisfies Record<string, { queue: QueueName; payload: z.ZodType; attempts: number }>

export type JobName = keyof typeof jobs
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>
