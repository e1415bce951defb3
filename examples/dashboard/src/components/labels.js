// What the page calls things

export const groupings = new Map([
  ["office", {label: "Office", plural: "Offices"}],
  ["role", {label: "Role", plural: "Roles"}],
  ["gender", {label: "Gender", plural: "Genders"}],
  ["education", {label: "Education", plural: "Levels of education"}],
  ["start", {label: "Start", plural: "Those who started at different times"}],
  ["age", {label: "Age", plural: "Age groups"}]
]);

export const sets = new Map([
  ["scorecard", "The scorecard (q18a to q18k)"],
  ["work", "Daily work (q13a to q13f)"],
  ["indices", "The indices"]
]);

const names = new Map([
  ["scorecard", "Scorecard"],
  ["competence", "Competence"],
  ["time_autonomy", "Time and autonomy"],
  ["shared_values", "Shared values"],
  ["woman", "Woman"],
  ["education_level", "Less education"],
  ["nav_office", "NAV office"],
  ["start_level", "Joined later"],
  ["caseworker", "Adviser or caseworker"],
  ["leader", "Leader"],
  ["large_office", "Large office"],
  ["small_office", "Small office"]
]);
export const name = (variable) => names.get(variable) ?? variable;

export const questions = new Map([
  ["q15", "Stress at work"],
  ["q12", "Overview of the organisation"],
  ["q13f", "Has enough time"],
  ["q14c", "Own values conflict with efficiency"],
  ["q17", "Equal treatment conflicts with needs"],
  ["q18c", "The scorecard matters in the own day"],
  ["q18d", "Too many indicators"],
  ["q18e", "The right indicators"],
  ["q18i", "Gives better services"]
]);
