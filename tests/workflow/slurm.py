"""A SLURM cluster of one node, in a folder of its own. It needs root, slurm-wlm and munge."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

PROGRAMS = ["slurmctld", "slurmd", "munged", "sbatch", "squeue", "scancel"]

CONFIGURATION = """
ClusterName=test
SlurmctldHost={host}
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SchedulerParameters=sched_interval=1
GresTypes=gpu
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory=2000 Gres=gpu:2 State=UNKNOWN
PartitionName=gpu Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def available():
    """Whether a cluster can be started here."""
    return os.geteuid() == 0 and all(shutil.which(program) for program in PROGRAMS)


# Files stand for GPUs: SLURM gives them out, and nothing uses them.
GPUS = """
Name=gpu File=/dev/null
Name=gpu File=/dev/zero
"""


class Cluster:
    """Starts the daemons, and ends them with the block."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.daemons = []

    def __enter__(self):
        for name in ["state", "spool"]:
            (self.folder / name).mkdir(parents=True)
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        # All users must reach the socket, and only root may write beside it.
        for folder in [self.folder, self.folder.parent]:
            folder.chmod(0o755)
        host = socket.gethostname().split(".")[0]
        text = CONFIGURATION.format(host=host, folder=self.folder, cpus=os.cpu_count())
        self.configuration = self.folder / "slurm.conf"
        self.configuration.write_text(text)
        (self.folder / "gres.conf").write_text(GPUS)
        self.wrap("srun")
        self.start(
            "munged",
            "--foreground",
            "--force",
            f"--key-file={key}",
            f"--socket={self.folder}/munge.socket",
            f"--pid-file={self.folder}/munged.pid",
            f"--log-file={self.folder}/munged.log",
            f"--seed-file={self.folder}/munged.seed",
        )
        time.sleep(1)
        self.start("slurmctld", "-D")
        self.start("slurmd", "-D")
        self.wait_until_idle()
        return self

    def __exit__(self, *_):
        for daemon in reversed(self.daemons):
            daemon.terminate()
        for daemon in self.daemons:
            daemon.wait(timeout=20)

    def start(self, *command):
        with open(self.folder / "daemons.log", "a") as log:
            daemon = subprocess.Popen(command, env=self.environment(), stdout=log, stderr=log)
        self.daemons.append(daemon)

    def wrap(self, program):
        """Lets a program find the cluster inside a job, where Snakemake removes SLURM_CONF."""
        path = self.folder / "bin" / program
        path.parent.mkdir()
        export = f"export SLURM_CONF={self.configuration}"
        path.write_text(f'#!/bin/sh\n{export}\nexec {shutil.which(program)} "$@"\n')
        path.chmod(0o755)

    def environment(self):
        """The environment of programs that use the cluster."""
        path = f"{self.folder}/bin:{os.environ['PATH']}"
        return {**os.environ, "PATH": path, "SLURM_CONF": str(self.configuration)}

    def run(self, *command):
        """The output of a SLURM command."""
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True)
        return done.stdout

    def wait_until_idle(self):
        """Waits until the node takes jobs."""
        for _ in range(60):
            if "idle" in self.run("sinfo", "--noheader", "--format=%t"):
                return
            time.sleep(1)
        logs = [path.read_text() for path in self.folder.glob("*.log")]
        raise RuntimeError("the node is not idle:\n" + "\n".join(logs))
