/**
 * What a notebook needs beside the library: {@link digits.notebook.Notebook} makes tables, charts, pictures and matrices
 * show themselves, {@link digits.notebook.Live} shows a training while it runs, {@link digits.notebook.Check} says whether a
 * result is right. The kernels IJava and JJava are known to {@link digits.notebook.Kernel} alone.
 */
package digits.notebook;
