package digits.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * A file by the address that Spark knows it by: a path of this machine, or hdfs://, s3a:// and whatever else the cluster is set up for. The
 * library reads and writes a copy on this machine.
 */
final class ClusterFile {

    private final org.apache.hadoop.fs.Path address;
    private final FileSystem files;
    private final Path local;
    private final boolean isHere;

    /** @param folder for the copy */
    ClusterFile(String address, Configuration configuration, Path folder) throws IOException {
        try {
            this.address = new org.apache.hadoop.fs.Path(address);
            files = this.address.getFileSystem(configuration);
        } catch (IllegalArgumentException | IOException e) {
            throw new IOException(address + " is no file that this Spark can reach: " + e.getMessage(), e);
        }
        isHere = files.getScheme().equals("file");
        local = isHere ? Path.of(this.address.toUri().getPath()) : folder.resolve(this.address.getName());
    }

    /** The copy; of a file that is on this machine the file itself. */
    Path local() {
        return local;
    }

    /** Brings the file here, if it is there. */
    boolean fetch() throws IOException {
        if (isHere) {
            return Files.exists(local);
        }
        if (!files.exists(address)) {
            return false;
        }
        files.copyToLocalFile(false, address, new org.apache.hadoop.fs.Path(local.toUri()), true);
        return true;
    }

    /** Brings the file here. */
    Path fetched() throws IOException {
        if (!fetch()) {
            throw new IOException(address + " does not exist");
        }
        return local;
    }

    /** Brings the copy back: beside the old one first, so that there is a whole one at every moment. */
    void store() throws IOException {
        if (isHere) {
            return;
        }
        org.apache.hadoop.fs.Path beside = address.suffix(".part");
        files.copyFromLocalFile(false, true, new org.apache.hadoop.fs.Path(local.toUri()), beside);
        files.delete(address, false);
        if (!files.rename(beside, address)) {
            throw new IOException(address + " can't be written; the results are in " + beside);
        }
    }
}
