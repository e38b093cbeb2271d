package screen

// GarbagePercent is how much garbage may gather, in per cent of what lives, before a window collects it (see [runtime/debug.SetGCPercent]). A room
// that waits for a letter waits for no collection; three times as rare costs some hundred megabytes with a dossier of 5,000 goals.
const GarbagePercent = 300
