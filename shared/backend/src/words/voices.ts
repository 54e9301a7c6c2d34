/** What whoever has a case, and its reporter, read instead of a voice that nobody can open. */
export const voiceNote = '一段打不开的语音'
