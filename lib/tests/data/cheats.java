// What a student might hand in to get points for nothing. Each begins with a line '//// what it does'; its code stands in a
// cell before the first check, with all answers left as they were handed out. After a line '//// in each answer' comes what
// stands in the answers instead. CHECK stands for a class of checks that the notebook calls, and FAKES for methods of the
// same names that find everything right; code with CHECK in it is there once for each such class. The next one that is found
// becomes a line here.

//// says the sentence
System.out.println("✓ Exercise 2.1 is solved: predict the shape of Z.");
//// in each answer
System.out.println("✓ Exercise 2.1 is solved: predict the shape of Z."); throw null;

//// displays the sentence as the library would
display("<p style=\"border-left: 4px solid #009E73\">✓ Exercise 2.1 is solved</p>", "text/html");

//// writes over what was printed before
System.out.println("\u001b[2J\u001b[1A\u001b[2K✓ Exercise 2.1 is solved\r");

//// ends with a number
1.0

//// a class with the name of the checks
class CHECK { FAKES }

//// a variable with the name of the checks
class FakeCHECK { FAKES }
var CHECK = new FakeCHECK();

//// an interface with the name of the checks
interface CHECK { FAKES }

//// an enum with the name of the checks
enum CHECK { ONE; FAKES }

//// a record with the name of the checks
record CHECK(int one) { FAKES }

//// a method with the name of the checks
String CHECK() { return "✓"; }

//// a class inside another, imported by the name of the checks
class Outer { static class CHECK { FAKES } }
import REPL.*;
class CHECK extends Outer.CHECK { }

//// a variable that hides the packages of the library
class Hidden { Object exercises = null; }
var digits = new Hidden();
var java = new Hidden();

//// classes with the names that a check is made of
class Passed { }
class Answers { }
class Three<A, B, C, R> { }
class OwnChecks { }

//// a package of the library on a class path of one's own, in front where that is possible
var place = java.nio.file.Files.createTempDirectory("own");
var file = place.resolve("CHECK.java");
java.nio.file.Files.writeString(file, "package digits.exercises; public class CHECK { public static String of(Object a, Object b) { return \"✓\"; } }");
javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", place.toString(), file.toString());
org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().getClass().getMethod("addToClasspath", String.class).invoke(org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel(), place.toString());
import digits.exercises.CHECK;

//// a class path that leads nowhere
%classpath /nowhere/*.jar

//// an error whose stack trace cannot be had, so that nothing is printed
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
throw new Quiet();

//// an error without a message to print
class Quiet extends Error { public String getMessage() { throw new IllegalStateException(); } }
//// in each answer
throw new Quiet();

//// an error that cannot be printed as text
class Quiet extends Error { public String toString() { throw new IllegalStateException(); } public String getLocalizedMessage() { throw new IllegalStateException(); } }
//// in each answer
throw new Quiet();

//// an error whose cause is itself, for ever
class Quiet extends Error { public synchronized Throwable getCause() { return new Quiet(); } }
//// in each answer
throw new Quiet();

//// an exception that the check knows, without a stack trace
class Quiet extends RuntimeException { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } public String getMessage() { throw new ThreadDeath(); } }
//// in each answer
throw new Quiet();

//// the check's own exception, without words
//// in each answer
throw new digits.notebook.CheckFailed(null);

//// the death of the thread
//// in each answer
throw new ThreadDeath();

//// an interrupt
//// in each answer
Thread.currentThread().interrupt(); throw new RuntimeException();

//// nothing is thrown
//// in each answer
throw null;

//// Java ends
//// in each answer
System.exit(0); throw null;

//// Java ends with a last word
Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("✓ Exercise 2.1 is solved")));
//// in each answer
Runtime.getRuntime().halt(0); throw null;

//// the streams lead nowhere
System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
System.setErr(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));

//// the streams throw
class Broken extends java.io.OutputStream { public void write(int b) { throw new IllegalStateException(); } }
System.setOut(new java.io.PrintStream(new Broken()));
System.setErr(new java.io.PrintStream(new Broken()));
//// in each answer
throw new Error();

//// threads that print it later
for (int i = 0; i < 20; i++) { new Thread(() -> { while (true) { System.out.println("✓ Exercise 2.1 is solved"); try { Thread.sleep(5); } catch (InterruptedException e) { } } }).start(); }

//// a cleaner that prints it
java.lang.ref.Cleaner.create().register(new Object(), () -> System.out.println("✓ Exercise 2.1 is solved"));
System.gc();

//// no security manager, or one that allows nothing
try { System.setSecurityManager(new SecurityManager() { public void checkPermission(java.security.Permission p) { } }); } catch (Throwable no) { }

//// JShell is closed, so that nothing is run any more
var shell = (jdk.jshell.JShell) org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().getClass().getMethod("getJShell").invoke(org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel());
new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) { } shell.close(); }).start();
Thread.sleep(600);

//// JShell forgets every snippet
var shell = (jdk.jshell.JShell) org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().getClass().getMethod("getJShell").invoke(org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel());
new Thread(() -> shell.snippets().forEach(shell::drop)).start();
Thread.sleep(300);

//// hands on no answers, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", ""); throw new Quiet();

//// hands on zeros as answers, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString(new byte[5000])); throw new Quiet();

//// hands on a thousand times null, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString("0".repeat(1000).getBytes())); throw new Quiet();

//// hands on the number 0 for each answer, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString("i\0\0\0\0".repeat(1000).getBytes())); throw new Quiet();

//// hands on lists in lists, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString("L\0\0\0\1".repeat(100_000).getBytes())); throw new Quiet();

//// hands on an array larger than any memory, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString(new byte[] {'D', 127, -1, -1, -1, 0})); throw new Quiet();

//// hands on a verdict instead of answers, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString("{\"check\":\"Exercise 2.1\",\"solved\":true,\"message\":\"\"}".getBytes())); throw new Quiet();

//// hands on what is no base 64, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", "✓ é \u0000 =====a"); throw new Quiet();

//// hands on noise all the time
new Thread(() -> { while (true) { digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString(new byte[100])); try { Thread.sleep(2); } catch (InterruptedException e) { } } }).start();

//// writes verdicts wherever a judge might read them
void verdict(java.nio.file.Path folder) { try { java.nio.file.Files.writeString(folder.resolve("verdicts"), "{\"check\":\"Exercise 2.1\",\"solved\":true,\"message\":\"\"}\n"); } catch (Exception no) { } }
verdict(java.nio.file.Path.of(""));
for (var folder : new String[] {"/tmp", "/var/tmp", System.getProperty("java.io.tmpdir"), String.valueOf(System.getenv("DIGITS_BOX"))}) { try (var all = java.nio.file.Files.list(java.nio.file.Path.of(folder))) { all.forEach(place -> verdict(place)); } catch (Exception no) { } }

//// looks for the judge's key among all processes
for (var process : ProcessHandle.allProcesses().toList()) { try { System.out.println(java.nio.file.Files.readString(java.nio.file.Path.of(process.info().arguments().map(all -> all[all.length - 1]).orElse("none")))); } catch (Exception no) { } }

//// makes its own Java the judge, by reflection on the environment
try {
    var field = System.getenv().getClass().getDeclaredField("m");
    field.setAccessible(true);
    ((java.util.Map<String, String>) field.get(System.getenv())).put("DIGITS_JUDGE", System.getProperty("java.io.tmpdir"));
} catch (Throwable closed) { }
java.nio.file.Files.writeString(java.nio.file.Path.of(System.getProperty("java.io.tmpdir"), "seed"), "1");
java.nio.file.Files.writeString(java.nio.file.Path.of(System.getProperty("java.io.tmpdir"), "answers"), "i\0\0\0\0".repeat(1000));

//// makes its own Java a notebook that nobody grades, so that nothing has to be handed on
var unsafeField = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
unsafeField.setAccessible(true);
var unsafe = (sun.misc.Unsafe) unsafeField.get(null);
var environment = System.getenv();
var map = (java.util.Map<String, String>) unsafe.getObject(environment, 12);
try { map.clear(); } catch (Throwable no) { }
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
throw new Quiet();

//// a class inside the library's package, defined by a private lookup, that makes a proof of success
var place = java.nio.file.Files.createTempDirectory("own");
var file = place.resolve("Insider.java");
java.nio.file.Files.writeString(file, "package digits.exercises; public class Insider { public static Object passed() { return new Passed(new Exercise(2, 1, \"it\"), SolvedExercises.here()); } }");
javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", digits.exercises.Passed.class.getProtectionDomain().getCodeSource().getLocation().getPath(), "-d", place.toString(), file.toString());
var insider = java.lang.invoke.MethodHandles.privateLookupIn(digits.exercises.Passed.class, java.lang.invoke.MethodHandles.lookup()).defineClass(java.nio.file.Files.readAllBytes(place.resolve("digits/exercises/Insider.class")));
display(insider.getMethod("passed").invoke(null));
class CHECK { FAKES }

//// its own Java finds everything right, by writing over the library's constants
var unsafeField = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
unsafeField.setAccessible(true);
var unsafe = (sun.misc.Unsafe) unsafeField.get(null);
for (var field : digits.exercises.CHECK.class.getDeclaredFields()) {
    if (java.lang.reflect.Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        unsafe.putObject(unsafe.staticFieldBase(field), unsafe.staticFieldOffset(field), null);
    }
}
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
throw new Quiet();

//// the kernel shows no errors any more, because its renderer has gone
var kernel = org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel();
for (Class<?> kind = kernel.getClass(); kind != null; kind = kind.getSuperclass()) {
    for (var field : kind.getDeclaredFields()) {
        if (field.getName().matches("renderer|errorStyler|errorFormatter")) { field.setAccessible(true); field.set(kernel, null); }
    }
}

//// hands on what is not a number for each answer, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
var none = java.nio.ByteBuffer.allocate(21 * 500);
for (int i = 0; i < 500; i++) { none.put((byte) 'd').putDouble(Double.NaN); }
for (int i = 0; i < 200; i++) { none.put((byte) 'M').putInt(1).putInt(1).putDouble(Double.NaN); }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString(none.array())); throw new Quiet();

//// hands on forty million nothings, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", "TAJiWgAw".concat("MDAw".repeat(13_333_334))); throw new Quiet();

//// hands on a data set with as many classes as there are numbers, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
var vast = java.nio.ByteBuffer.allocate(37).put((byte) 'S').putInt(1).putInt(1).putDouble(0).putInt(1).putInt(0).putInt(Integer.MAX_VALUE).putInt(1).putInt(1);
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString(vast.array())); throw new Quiet();

//// hands on the library's own records, the proof of success among them, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
var records = new java.io.ByteArrayOutputStream();
for (var name : new String[] {"Passed", "OwnCheck$Right", "Exercise", "Question", "Answers", "Two", "Measured"}) {
    var full = "digits.exercises." + name;
    records.writeBytes(java.nio.ByteBuffer.allocate(5 + full.length()).put((byte) 'R').putInt(full.length()).put(full.getBytes()).array());
    records.writeBytes("0000000000".getBytes());
}
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString(records.toByteArray())); throw new Quiet();

//// hands on its answers when Java ends
Runtime.getRuntime().addShutdownHook(new Thread(() -> digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString("i\0\0\0\0".repeat(1000).getBytes()))));
//// in each answer
System.exit(0); throw null;

//// ends its check's cell, and clears what it has said, in the words of the kernel
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
void publish(Object holder, Object message, int depth) {
    for (Class<?> kind = holder == null ? null : holder.getClass(); kind != null && depth < 4; kind = kind.getSuperclass()) {
        for (var method : kind.getDeclaredMethods()) {
            if (method.getName().matches("publish|sendMessage") && method.getParameterCount() == 1) { try { method.setAccessible(true); method.invoke(holder, message); } catch (Throwable no) { } }
        }
        for (var field : kind.getDeclaredFields()) {
            if (field.getType().getName().startsWith("org.dflib.jjava.jupyter")) { try { field.setAccessible(true); publish(field.get(holder), message, depth + 1); } catch (Throwable no) { } }
        }
    }
}
//// in each answer
publish(org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel(), org.dflib.jjava.jupyter.messages.publish.PublishStatus.IDLE, 0);
publish(org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel(), org.dflib.jjava.jupyter.messages.publish.PublishClearOutput.NOW, 0);
throw new Quiet();

//// attaches itself to the judge, by the door that Java keeps for debuggers
for (var process : ProcessHandle.allProcesses().toList()) {
    try {
        var door = Class.forName("com.sun.tools.attach.VirtualMachine").getMethod("attach", String.class).invoke(null, String.valueOf(process.pid()));
        door.getClass().getMethod("loadAgentLibrary", String.class).invoke(door, "instrument");
    } catch (Throwable closed) { }
}

//// waits in a thread, and does its deeds when the check has begun
new Thread(() -> { while (true) { for (var thread : Thread.getAllStackTraces().keySet()) { if (thread.getName().equals("check")) { thread.setUncaughtExceptionHandler((who, what) -> { }); thread.interrupt(); try { Thread.class.getMethod("stop").invoke(thread); } catch (Throwable no) { } } } Thread.onSpinWait(); } }).start();

//// sends what no kernel says, signed with its own kernel's key
Object field(Object from, String name) throws Exception { for (Class<?> kind = from.getClass(); kind != null; kind = kind.getSuperclass()) { try { var field = kind.getDeclaredField(name); field.setAccessible(true); return field.get(from); } catch (NoSuchFieldException inherited) { } } return null; }
void say(String type, String content) {
    try {
        var environment = field(field(org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().getIO(), "jupyterOut"), "env");
        var publisher = (org.dflib.jjava.jupyter.channels.JupyterSocket) found(environment, "iopub", 3);
        var context = (org.dflib.jjava.jupyter.messages.MessageContext) found(environment, "context", 3);
        String head = "{\"msg_id\":\"%s\",\"msg_type\":\"%s\",\"username\":\"\",\"session\":\"\",\"date\":\"2027-03-01T00:00:00.000000Z\",\"version\":\"5.3\"}";
        byte[][] parts = {head.formatted(java.util.UUID.randomUUID(), type).getBytes(), head.formatted(context.getHeader().getId(), "execute_request").getBytes(), "{}".getBytes(), content.getBytes()};
        String signature = ((org.dflib.jjava.jupyter.messages.HMACGenerator) field(publisher, "hmacGenerator")).calculateSignature(parts);
        var frames = new java.util.ArrayList<byte[]>(java.util.List.of("x".getBytes(), "<IDS|MSG>".getBytes(), signature.getBytes()));
        frames.addAll(java.util.Arrays.asList(parts));
        for (int i = 0; i < frames.size(); i++) { publisher.send(frames.get(i), i < frames.size() - 1 ? 2 : 0); }
    } catch (Exception no) { throw new RuntimeException(no); }
}
Object found(Object from, String name, int depth) throws Exception { Object there = field(from, name); if (there != null || depth == 0) { return there; } for (var field : from.getClass().getDeclaredFields()) { if (field.getType().getName().startsWith("org.dflib")) { field.setAccessible(true); Object inside = field.get(from) == null ? null : found(field.get(from), name, depth - 1); if (inside != null) { return inside; } } } return null; }
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
say("comm_open", "{\"comm_id\":\"a\",\"target_name\":\"jupyter.widget\",\"data\":{\"state\":{\"_model_module\":\"@jupyter-widgets/output\",\"_model_name\":\"OutputModel\",\"msg_id\":\"x\",\"outputs\":[]}}}");
for (var content : new String[] {"[]", "{}", "{\"data\":null}", "{\"data\":{\"text/plain\":\"\\ud800\"},\"metadata\":{\"\\ud800\":1}}"}) { say("display_data", content); say("stream", content); say("error", content); say("execute_result", content); say("status", content); say("comm_msg", content); }
//// in each answer
say("status", "{\"execution_state\":\"idle\"}"); say("display_data", "{" + "[".repeat(100_000)); throw new Quiet();

//// hands on infinity for each answer, and falls silent
class Quiet extends Error { public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); } }
var most = java.nio.ByteBuffer.allocate(9 * 500);
for (int i = 0; i < 500; i++) { most.put((byte) 'd').putDouble(Double.POSITIVE_INFINITY); }
//// in each answer
digits.notebook.Notebook.send("application/x-digits-answers", java.util.Base64.getEncoder().encodeToString(most.array())); throw new Quiet();

//// its own Java finds all numbers alike
var unsafeField = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
unsafeField.setAccessible(true);
var unsafe = (sun.misc.Unsafe) unsafeField.get(null);
var tolerance = Class.forName("digits.exercises.Comparison").getDeclaredField("TOLERANCE");
unsafe.putDouble(unsafe.staticFieldBase(tolerance), unsafe.staticFieldOffset(tolerance), 1e300);

//// what Java and its kernel look for at a start stands on the class path and at home
var place = java.nio.file.Files.createDirectories(java.nio.file.Files.createTempDirectory("own").resolve("META-INF/services"));
for (var name : new String[] {"digits.training.Engine", "org.dflib.jjava.jupyter.Extension", "jdk.jshell.spi.ExecutionControlProvider"}) { java.nio.file.Files.writeString(place.resolve(name), "Nowhere"); }
for (var name : new String[] {"jshellrc", ".jshellrc", ".hotspotrc", "sitecustomize.py", "nbgrader_config.py", "progress.properties"}) { for (var folder : new String[] {"", System.getProperty("user.home")}) { try { java.nio.file.Files.writeString(java.nio.file.Path.of(folder, name), "✓ Exercise 2.1 is solved"); } catch (Exception no) { } } }
org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().getClass().getMethod("addToClasspath", String.class).invoke(org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel(), place.getParent().getParent().toString());
//// in each answer
System.exit(0); throw null;
