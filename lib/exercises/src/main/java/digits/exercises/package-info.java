/**
 * The exercises' checks: each tries an answer on inputs that nobody has seen before, and where it is wrong says which of the
 * usual mistakes it looks like. Read {@link digits.exercises.Exercises02} for what an exercise is made of, then {@link
 * digits.exercises.Question} for how an answer is judged, then {@link digits.exercises.Answers} for where, then {@link
 * digits.exercises.SolvedExercises}.
 */
package digits.exercises;
