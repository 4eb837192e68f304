/** A service and its timer for systemd, for the user who runs them (`~/.config/systemd/user/`). */

import { type ScheduledTask, type TaskTime, two } from "./scheduled-task.ts";

export interface Unit {
  readonly fileName: string;
  readonly text: string;
}

/** Exit codes 1 and 3 tell about the site, not of a task that failed. */
export function systemdUnits({ name, title, folder, command, time }: ScheduledTask): readonly Unit[] {
  const service = `[Unit]
Description=${specifiers(title)}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory=${specifiers(folder)}
ExecStart=${command.map(execWord).join(" ")}
SuccessExitStatus=1 3
`;
  const timer = `[Unit]
Description=${specifiers(title)}

[Timer]
OnCalendar=${calendar(time)}
Persistent=${time.kind === "monthly"}

[Install]
WantedBy=timers.target
`;
  return [
    { fileName: `${name}.service`, text: service },
    { fileName: `${name}.timer`, text: timer },
  ];
}

function calendar(time: TaskTime): string {
  return time.kind === "hourly"
    ? `*-*-* *:${two(time.minute)}:00`
    : `*-*-${two(time.day)} ${two(time.hour)}:${two(time.minute)}:00`;
}

/** `%` begins a specifier (systemd.unit(5)). */
function specifiers(text: string): string {
  return text.replaceAll("%", "%%");
}

/** In double quotes, with C escapes; `$` begins a variable (systemd.service(5)). */
function execWord(text: string, index: number): string {
  const plain = specifiers(text).replace(/[\\"]/g, "\\$&");
  // The program itself is no place for variables.
  return `"${index === 0 ? plain : plain.replaceAll("$", "$$$$")}"`;
}
