/** Lines for `crontab`, in the words of POSIX: five fields of time, then a shell command in which `%` would end the line. */

import { type ScheduledTask, shellWord, type TaskTime } from "./scheduled-task.ts";

/** What the task says goes into a log beside the config. */
export function cronLine({ folder, command, name, time }: ScheduledTask): string {
  const log = `.zicha/${name}.log`;
  const words = command.map(shellWord).join(" ");
  const shell = `cd ${shellWord(folder)} && mkdir -p .zicha && ${words} >> ${log} 2>&1`;
  return `${cronTime(time)} ${shell.replaceAll("%", "\\%")}`;
}

function cronTime(time: TaskTime): string {
  return time.kind === "hourly" ? `${time.minute} * * * *` : `${time.minute} ${time.hour} ${time.day} * *`;
}
