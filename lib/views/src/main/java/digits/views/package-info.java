/**
 * What {@code digits.training} and its neighbours compute, made visible: {@link digits.views.Tables} of Tablesaw, {@link
 * digits.views.Charts} of XChart, and {@link digits.views.Pictures} of digits and weights. Nothing here knows a notebook;
 * a program of any kind can save what it gets.
 */
package digits.views;
