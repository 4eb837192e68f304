/** A task for the Windows Task Scheduler, as `schtasks /Create /XML` takes it (Task Scheduler schema 1.2, UTF-16). */

import { type ScheduledTask, type TaskTime, two, windowsWord } from "./scheduled-task.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `today`: ISO date; the task begins at its first time from then on. `note`: a comment for the reader, or empty. */
export function windowsTask({ title, folder, command, time }: ScheduledTask, today: string, note: string): string {
  const [program = "", ...words] = command;
  const comment = note === "" ? "" : `<!-- ${escapeXml(note).replaceAll("--", "- -")} -->\n`;
  return `<?xml version="1.0" encoding="UTF-16"?>
${comment}<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${escapeXml(title)}</Description>
  </RegistrationInfo>
  <Triggers>
${triggerOf(time, today)}
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>${time.kind === "monthly" ? "P1D" : "PT30M"}</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escapeXml(program)}</Command>
      <Arguments>${escapeXml(words.map(windowsWord).join(" "))}</Arguments>
      <WorkingDirectory>${escapeXml(folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`.replaceAll("\n", "\r\n");
}

/** As schtasks wants it: little-endian, with a byte order mark. */
export function utf16(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, "utf16le");
}

function triggerOf(time: TaskTime, today: string): string {
  if (time.kind === "hourly") {
    return `    <TimeTrigger>
      <Repetition>
        <Interval>PT1H</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <StartBoundary>${today}T00:${two(time.minute)}:00</StartBoundary>
      <Enabled>true</Enabled>
    </TimeTrigger>`;
  }
  return `    <CalendarTrigger>
      <StartBoundary>${today}T${two(time.hour)}:${two(time.minute)}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByMonth>
        <DaysOfMonth>
          <Day>${time.day}</Day>
        </DaysOfMonth>
        <Months>
${MONTHS.map((month) => `          <${month} />`).join("\n")}
        </Months>
      </ScheduleByMonth>
    </CalendarTrigger>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
