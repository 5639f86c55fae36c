package digits.sweeps;

import digits.data.WholeFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results of a sweep in a plain file: comments that begin with # and say what it is, a line with the names of the columns, a line for
 * each training. A line is on the disk before the next training is waited for.
 */
final class ResultsFile implements AutoCloseable {

    /** In the order in which an undisturbed sweep is numbered. */
    static final Comparator<SweepRow> ORDER =
            Comparator.comparingInt(SweepRow::stage).thenComparingInt(SweepRow::training);

    /** What an array holds; as many as ten million trainings. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private static final String PLAN = "# | ";
    private static final String FINGERPRINT = "# fingerprint: ";
    private static final String DATA = "# data: ";

    private final Path path;
    private final Work work;
    private final String head;
    private final List<SweepRow> rows = new ArrayList<>();
    private FileChannel turn;
    private RandomAccessFile file;
    private boolean droppedHalfLine;

    private ResultsFile(Path path, Work work, String head) {
        this.path = path;
        this.work = work;
        this.head = head;
    }

    /**
     * Opens a file, or begins one.
     *
     * @throws IOException if it can't be read or written, holds anything else, or results of another sweep
     */
    static ResultsFile open(Path path, Work work) throws IOException {
        ResultsFile results = new ResultsFile(path, work, head(work));
        results.turn = openTurn(path);
        try {
            takeTurn(path, results.turn);
            if (Files.isDirectory(path)) {
                throw new IOException(path + " is a folder, but a file for the results of a sweep is needed");
            }
            if (!Files.exists(path) || Files.size(path) == 0) {
                WholeFile.write(path, out -> out.write(results.head.getBytes(StandardCharsets.UTF_8)));
            }
            try {
                results.file = new RandomAccessFile(path.toFile(), "rw");
            } catch (IOException e) {
                throw WholeFile.reason(path, e);
            }
            // Also for a sweep on another machine, which the file of turns knows nothing of.
            takeTurn(path, results.file.getChannel());
            results.read();
            return results;
        } catch (IOException e) {
            results.release();
            throw e;
        }
    }

    /**
     * A file whose lock says whose turn it is, from before the results are looked for until they are in order: a lock on the results
     * themselves goes with the file that a renamed one replaces.
     */
    private static FileChannel openTurn(Path path) throws IOException {
        String name = Fingerprint.of(path.toAbsolutePath().normalize().toString());
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "digits-sweep-" + name + ".lock");
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "a sweep needs to write " + file
                            + ", by which two sweeps do not write one file of results, but can't: "
                            + "give Java another folder, with -Djava.io.tmpdir=FOLDER in JDK_JAVA_OPTIONS",
                    e);
        }
    }

    private static void takeTurn(Path path, FileChannel channel) throws IOException {
        String busy = path + " is being written by another sweep: wait until it ends, or name another file";
        try {
            if (channel.tryLock() == null) {
                throw new IOException(busy);
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(busy, e);
        }
    }

    private void release() throws IOException {
        if (file != null) {
            file.close();
        }
        turn.close();
    }

    /** The text before the first training. */
    private static String head(Work work) {
        String data = "train " + work.train().size() + " examples " + Fingerprint.of(work.train())
                + (work.test() == null
                        ? ""
                        : ", test " + work.test().size() + " examples " + Fingerprint.of(work.test()));
        List<String> lines = new ArrayList<>(
                List.of("# Results of a sweep: a line for each training that ended, whatever it came to. The sweep:"));
        work.plan().decisive().lines().forEach(line -> lines.add(PLAN + line));
        lines.add(FINGERPRINT + Fingerprint.of(work.plan().decisive() + data));
        lines.add(DATA + data);
        lines.add(
                "# ended: completed, stopped early, or diverged (the loss or a weight became NaN or infinite; then what is");
        lines.add(
                "# measured is from before). Accuracies are from 0 to 1. bits: the same for the same weights and measurements.");
        lines.add(String.join(",", RowText.columns(work.plan())));
        return String.join("\n", lines) + "\n";
    }

    private void read() throws IOException {
        if (file.length() > LONGEST) {
            throw new IOException(path + " has " + file.length() + " bytes, and more than " + LONGEST
                    + " are too many to go on with: name another file");
        }
        byte[] bytes = new byte[(int) file.length()];
        file.readFully(bytes);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        List<String> lines = lines(new String(bytes, 0, end, StandardCharsets.UTF_8));
        List<String> wanted = head.lines().toList();
        checkHead(lines, wanted);
        Set<Job> seen = new HashSet<>();
        for (int i = wanted.size(); i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            SweepRow row = parse(lines.get(i), i + 1);
            if (!seen.add(row.job())) {
                throw new IOException(path + ", line " + (i + 1) + ": training " + row.training()
                        + " is there twice; delete one of the two lines");
            }
            rows.add(row);
        }
        droppedHalfLine = end < bytes.length;
        if (droppedHalfLine) {
            file.setLength(end);
        }
        file.seek(end);
    }

    /** A spreadsheet or an editor may have put a mark of the encoding before the first. */
    private static List<String> lines(String text) {
        return text.replaceFirst("^\uFEFF", "").lines().toList();
    }

    private void checkHead(List<String> lines, List<String> wanted) throws IOException {
        if (lines.isEmpty() || !lines.get(0).equals(wanted.get(0))) {
            throw new IOException(path + " holds no results of a sweep, and is left as it is: name another file");
        }
        for (int i = 0; i < wanted.size(); i++) {
            // The fingerprint is of plan and examples: whoever reads a message learns more from the examples' own line.
            boolean areOthers = wanted.get(i).startsWith(FINGERPRINT)
                    && i + 1 < lines.size()
                    && lines.get(i + 1).startsWith(DATA)
                    && !lines.get(i + 1).equals(wanted.get(i + 1));
            if (areOthers) {
                throw new IOException(
                        path + " holds results over other examples, and is left as it is: it has \""
                                + Excerpt.of(bare(lines.get(i + 1))) + "\" where this sweep has \""
                                + bare(wanted.get(i + 1))
                                + "\"; give the examples that it began with, read and split in the same way, or name another file");
            }
            if (i >= lines.size() || !lines.get(i).equals(wanted.get(i))) {
                String there = i >= lines.size() ? "nothing" : "\"" + Excerpt.of(bare(lines.get(i))) + "\"";
                throw new IOException(path + " holds results of another sweep, and is left as it is: it has " + there
                        + " where this sweep has \"" + bare(wanted.get(i))
                        + "\"; name another file, or go on with the sweep of this one");
            }
        }
    }

    private static String bare(String line) {
        return line.replaceFirst("^# (\\| )?", "");
    }

    /** Reads a file without the examples that its sweep was over. */
    static SweepResults read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a folder, but a file with the results of a sweep is needed");
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        List<String> lines = lines(text);
        if (lines.stream().noneMatch(line -> line.startsWith(PLAN))) {
            throw new IOException(path + " holds no results of a sweep");
        }
        SweepPlan plan;
        try {
            plan = SweepPlan.parse(lines.stream()
                    .filter(line -> line.startsWith(PLAN))
                    .map(line -> line.substring(PLAN.length()))
                    .collect(Collectors.joining("\n")));
        } catch (IllegalArgumentException e) {
            throw new IOException(path + " holds no results of a sweep: " + e.getMessage(), e);
        }
        ResultsFile file = new ResultsFile(path, new Work(plan, null, null), "");
        String columns = String.join(",", RowText.columns(plan));
        int head = lines.indexOf(columns);
        if (head < 0) {
            throw new IOException(path + " needs a line \"" + columns
                    + "\" before its results, but has none: another program, such as a spreadsheet, has changed it");
        }
        for (int i = head + 1; i < lines.size() - (text.endsWith("\n") ? 0 : 1); i++) {
            if (!lines.get(i).isBlank()) {
                file.rows.add(file.parse(lines.get(i), i + 1));
            }
        }
        int all = file.work.trainingsOfAllStages();
        String explanation = file.rows.size() + " of " + all + " trainings are in " + path + ".";
        List<SweepRow> sorted = file.rows.stream().sorted(ORDER).toList();
        return new SweepResults(plan, sorted, file.rows.size() == all, explanation, 0);
    }

    private SweepRow parse(String line, int number) throws IOException {
        try {
            return work.read(line);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    path + ", line " + number + " needs to be the result of a training, with "
                            + RowText.columns(work.plan()).size() + " columns, but is \"" + Excerpt.of(line)
                            + "\"; delete it, and that training is made again",
                    e);
        }
    }

    /** What is in it. */
    List<SweepRow> rows() {
        return rows;
    }

    /** Whether its last line was half a line, as a crash leaves it. */
    boolean droppedHalfLine() {
        return droppedHalfLine;
    }

    /** Adds a training, and waits until it is on the disk. */
    void add(SweepRow row) throws IOException {
        long end = file.getFilePointer();
        try {
            file.write((RowText.write(row) + "\n").getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        } catch (IOException e) {
            try {
                file.setLength(end);
            } catch (IOException stillFull) {
                e.addSuppressed(stillFull);
            }
            throw new IOException(
                    WholeFile.reason(path, e).getMessage() + ". The " + rows.size()
                            + " trainings in it are safe: run the sweep again to go on",
                    e);
        }
        rows.add(row);
    }

    /** Puts the lines in the order of their trainings, so that the file is the same however the sweep went. */
    @Override
    public void close() throws IOException {
        try {
            // Windows renames no file over one that is open.
            file.close();
            List<SweepRow> sorted = rows.stream().sorted(ORDER).toList();
            if (!sorted.equals(rows)) {
                String text = head
                        + sorted.stream().map(row -> RowText.write(row) + "\n").collect(Collectors.joining());
                WholeFile.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            }
        } finally {
            release();
        }
    }
}
