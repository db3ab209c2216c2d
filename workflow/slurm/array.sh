#!/usr/bin/env bash
# Folds in parts as a SLURM array, without a workflow engine:
#   sbatch --array=1-8 workflow/slurm/array.sh queries/ results/ --weights of3.pt
# Resubmit the same line after a failure: complete queries are skipped. Then, once:
#   trifold summarize results/
#SBATCH --job-name=trifold
#SBATCH --gres=gpu:1
#SBATCH --cpus-per-task=4
#SBATCH --mem=16G
#SBATCH --time=04:00:00
#SBATCH --output=trifold-%A_%a.log
set -euo pipefail
queries=$1 out=$2
shift 2
exec "${TRIFOLD:-trifold}" fold "$queries" --out "$out" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" "$@"
