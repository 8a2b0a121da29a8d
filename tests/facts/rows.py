"""Sentences and what they state. A reason stands beside the odd ones."""

KEYS = [
    ("- Duration → 720 h\n- Peak -> 312 TFLOPS", ["train_time=720", "compute_peak=312 per_gpu"]),
    ("d = 15.6T", []),  # no width
    ("- Achieved TFLOPS per GPU: 420", ["compute_effective=420 per_gpu"]),  # the unit is part of the name
    ("TP=8 splits the heads.", ["tp=8"]),
    ("- Checkpoint interval (Young): 19 minutes", ["checkpoint_interval=19 recommended"]),
    ("- NIC: 100 Gbps\n- HBM3 bandwidth: 3.35 TB/s", ["network_bandwidth=100", "memory_bandwidth=3.35 per_gpu"]),
    ("- Data sent per rank: 28 GB", ["allreduce_volume=28 per_gpu"]),
    ("Sequences are packed to 2,048 tokens.", ["sequence=2048"]),
    ("The vocabulary has 32,000 entries.", ["vocab=32000"]),
    ("Memory per GPU for weights, gradients and optimizer: 31.4 GB", ["state_memory=31.4"]),  # not of the last alone
    ("Hidden 6144 / 48 groups = 128", []),  # what is divided has the name
    ("- Layers: 64 / 4 parts = 16", []),
    ("- DP: 128 / 16 = 8", ["dp=8"]),
    ("- Layers per stage: 64 / 4 = 16", ["layers_per_stage=16"]),
    ("- **Tensor Parallelism (TP)**: 4-way", ["tp=4"]),
    ("- **Pipeline Parallelism (PP)**: 8-stage", ["pp=8"]),
    ("- **Data Parallelism (DP)**: 16", ["dp=16"]),
    ("- **Expert Parallelism (EP)**: Degree 32", ["ep=32"]),
    ("- Context parallelism: 2", ["cp=2"]),
    ("- Expert tensor parallelism: 1", ["etp=1"]),
    ("tensor_model_parallel_size = 8", ["tp=8"]),
    ("tp: 4", ["tp=4"]),
    ("We use a tensor parallelism degree of 8.", ["tp=8"]),
    ("We use tensor parallelism with degree 8.", []),  # `with` joins nothing
    ("The TP size is 8.", ["tp=8"]),
    ("a pipeline-parallel size of 4 and a data-parallel size of 16", ["pp=4", "dp=16"]),
    ("We chose TP=4, PP=2 and DP=8.", ["tp=4", "pp=2", "dp=8"]),
    ("TP=4 × EP=16 = 64 GPUs.", ["tp=4", "ep=16", "gpus=64 mentioned"]),
    ("- **Total GPUs**: 768 (checked)", ["gpus=768 total"]),
    ("- **Total GPUs**: 6 nodes × 8 GPUs = 48", ["nodes=6 mentioned", "gpus_per_node=8", "gpus=48 total"]),
    ("- **Servers**: 6 × 8 GPUs = 48", ["gpus=8 mentioned"]),  # 48 are not servers
    ("权重 1.8 + 激活 32.00 = 33.8 GB", []),  # neither 32 parameters nor a sum of activations
    ("- **Available GPUs**: 96", ["gpus=96 available"]),
    ("- **Number of GPUs**: 96", ["gpus=96"]),
    ("## Hardware\n\n- **Memory**: 64 GB per GPU (512 GB total)", ["gpu_memory=64 per_gpu", "gpu_memory=512 total"]),
    ("## Model\n\n- **Memory**: 64 GB per GPU (512 GB total)", []),  # what it needs, perhaps
    ("## Model\n\n- Attention heads: 40 × 128 = 5120", []),  # their width together
    ("- **World size**: 256", ["gpus=256 total"]),
    ("The cards cost $26.40 per hour.", []),  # all of them
    ("GPU cost: $26.40 per hour", []),
    ("- **Nodes**: 12", ["nodes=12"]),
    ("- **GPUs per node**: 8", ["gpus_per_node=8"]),
    ("- **Replicas**: 6", ["replicas=6"]),
    ("- **GPUs per replica**: 4", ["gpus_per_replica=4"]),
    ("- **Layers**: 48", ["layers=48"]),
    ("- **Number of layers**: 48", ["layers=48"]),
    ("- **Layers per stage**: 6 layers (48 ÷ 8 = 6)", ["layers_per_stage=6"]),
    ("- **Layers per pipeline stage**: 6", ["layers_per_stage=6"]),
    ("- **Hidden size**: 4,096", ["hidden=4096"]),
    ("hidden_size: 4096", ["hidden=4096"]),
    ("- **Model dimension**: 4096", ["hidden=4096"]),
    ("- **FFN hidden size**: 14336", ["ffn=14336"]),
    ("- **Intermediate size**: 14336", ["ffn=14336"]),
    ("- **MoE hidden size**: 1536", ["moe_ffn=1536"]),
    ("- **Attention heads**: 32", ["heads=32"]),
    ("- **KV heads**: 8", ["kv_heads=8"]),
    ("- **Head dimension**: 128", ["head_dim=128"]),
    ("- **Vocabulary**: 131,072", ["vocab=131072"]),
    ("- **Experts per layer**: 64", ["experts=64"]),
    ("- **Total experts**: 64 per layer", ["experts=64 total"]),  # which total it is stays open
    ("- **Experts per GPU**: 8 experts (64 ÷ 8 = 8)", ["experts_per_gpu=8"]),
    ("- **Experts per EP group**: 32 experts", ["experts_per_group=32"]),
    ("- **Shared experts**: 2", ["shared_experts=2"]),
    ("- **Top-k**: 8", ["top_k=8"]),
    ("- **Total parameters**: 30B", ["params=3e+10 total"]),
    ("- **Parameters**: 70.6B", ["params=7.06e+10"]),
    ("- **Active parameters**: 3.2B", ["active_params=3.2e+09"]),
    ("- **Model size**: 30B", ["params=3e+10"]),  # a name, and so about as many
    ("- **Model size**: 30.5B", ["params=3.05e+10"]),
    ("- **Model parameters**: 24 GB", ["weights_memory=24"]),  # the unit says what is meant
    ("- **Model parameters**: 24B", ["params=2.4e+10"]),
    ("- **Sequence length**: 4096 tokens", ["sequence=4096"]),
    ("- **Sequence length**: 128-10240 tokens", ["sequence=128-10240"]),
    ("- **Context length**: 128K", ["sequence=128000"]),
    ("- **Max sequence length**: 32768", ["sequence=32768 maximum"]),
    ("- **Global batch size**: 1,024 sequences", ["global_batch=1024"]),
    ("- **Micro-batch size**: 2", ["micro_batch=2"]),
    ("- **Micro-batches**: 16 for a small bubble", ["micro_batches=16"]),
    ("- **Gradient accumulation**: 4 steps", ["gradient_accumulation=4"]),
    ("- **Batch size**: 128 sequences", ["batch=128"]),
    ("- **Tokens per step**: 4.2M", ["tokens_per_step=4200000"]),
    ("- **Training steps**: 120,000", ["steps=120000"]),
    ("- **Training tokens**: 2.4T", ["train_tokens=2.4e+12"]),
    ("- **GPU memory**: 80 GB", ["gpu_memory=80 per_gpu"]),
    ("- **Single-card video memory capacity**: 64GB", ["gpu_memory=64 per_gpu"]),
    ("- **Memory per GPU**: 64 GB", []),  # installed or used?
    ("- **Memory used per GPU**: 51 GB", ["total_memory=51 per_gpu"]),
    ("- **Total memory**: 51 GB per GPU", ["total_memory=51 per_gpu"]),
    ("- **Peak memory**: 61 GB", ["total_memory=61 peak"]),
    ("- **Weights per GPU**: 17.6 GB", ["weights_memory=17.6 per_gpu"]),
    ("- Weights: 14.8B × 2 bytes = 29.6 GB", ["weights_memory=29.6"]),
    ("- **Gradients**: 35 GB", ["gradient_memory=35"]),
    ("- With gradients: 60 GB × 2 = 120 GB", []),  # of all that is there with gradients
    ("- **Optimizer states**: 140 GB", ["optimizer_memory=140"]),
    ("- **Activations**: ~5.5 GB (without recomputation)", ["activation_memory=5.5"]),
    ("- **KV cache**: 22 GB", ["kv_cache_memory=22"]),
    ("- **KV cache per token**: 320 KB", ["kv_bytes_per_token=320"]),
    ("- **KV cache**: 320 KB per token", ["kv_bytes_per_token=320"]),
    ("- **Memory utilization**: 63% of the card", ["memory_utilization=0.63"]),
    ("- **Memory usage**: 63%", ["memory_utilization=0.63"]),
    ("- **Memory usage**: 40.3 GB", ["total_memory=40.3"]),
    ("- **Compute capacity**: 400 TFLOPS per GPU", ["compute_peak=400 per_gpu"]),
    ("- **Compute per GPU**: 10 TFLOPS", []),  # its peak or its share?
    ("- **Dense BF16 peak**: 989 TFLOPS", ["compute_peak=989 per_gpu"]),
    ("- **Effective FLOPS**: 240 TFLOPS (400 × 0.6)", ["compute_effective=240"]),
    ("- **MFU**: 43%", ["mfu=0.43"]),
    ("The run reaches an MFU of 43%.", ["mfu=0.43"]),
    ("- **MFU target**: 45%", ["mfu=0.45 target"]),
    ("- **Memory bandwidth**: 3.35 TB/s", ["memory_bandwidth=3.35 per_gpu"]),
    ("- **Memory bandwidth**: 1.8TB", ["memory_bandwidth=1.8 per_gpu unit_slip"]),
    ("- **Host memory bandwidth**: 400 GB/s", []),  # not the accelerator's
    ("- **NVLink bandwidth**: 900 GB/s", ["link_bandwidth=900"]),
    ("- **Network bandwidth**: 400 Gb/s per node", ["network_bandwidth=400 per_node"]),
    ("- **Bandwidth utilization**: 80%", ["bandwidth_utilization=0.8"]),
    ("- **Throughput**: 8,000 tokens/s", ["throughput=8000"]),
    ("- **Throughput per GPU**: 120 tokens/s", ["throughput=120 per_gpu"]),
    ("- **Target throughput**: 8,000 sequences/second", ["throughput=8000 sequences target"]),
    ("- **Throughput**: 120 TPS", ["throughput=120"]),
    ("- **TTFT**: 8.5 s", ["ttft=8.5"]),
    ("- **TTFT requirement**: 10 seconds maximum", ["ttft=10 maximum required"]),
    ("- **TTFT**: under 2 s", ["ttft=2 limit"]),
    ("- **Time per output token**: 28 ms", ["tpot=28"]),
    ("- **P99 latency**: 900 ms", ["latency=900 p99"]),
    ("- **Latency**: 8 ms TPOT", ["tpot=8"]),  # the unit's noun says which
    ("- **Step time**: 19.6 s", ["step_time=19.6"]),
    ("- **Latency**: 0.016 s per iteration", ["step_time=0.016"]),
    ("- **Per-layer latency**: 64 μs", ["layer_latency=64"]),
    ("- **Concurrency**: 256 requests", ["concurrency=256"]),
    ("- **Training time**: 21 days", ["train_time=21"]),
    ("- **GPU-hours**: 276,480", ["gpu_hours=276480"]),
    ("- **Total GPU hours**: 276,480 GPU-hours", ["gpu_hours=276480"]),
    ("- **Price per GPU-hour**: $2.40", ["price_per_gpu_hour=2.4"]),
    ("- **Total cost**: $120,000", ["cost=120000 total"]),
    ("- **Pipeline bubble**: 17.9%", ["bubble=0.179"]),
    ("- **Scaling efficiency**: 85%", ["scaling_efficiency=0.85"]),
    ("- **Checkpoint size**: 481.6 GB", ["checkpoint_size=481.6"]),
    ("- **Write bandwidth**: 240 GB/s", ["storage_bandwidth=240"]),
    ("- **Availability**: 99.9%", ["availability=0.999"]),
    ("- **MTBF**: 50,000 hours", ["mtbf=50000"]),
    ("- **TDP**: 700 W", ["power=700 per_gpu"]),
    ("- **PUE**: 1.25", ["pue=1.25"]),
    ("- **Layers**: 16-layer transformer", ["layers=16"]),
    ("- **Layers (speculative)**: 16", []),  # a bracket that is not known
    ("- **TP and PP**: 4", []),  # of which?
    ("- **Experts**: 64 routed + 2 shared", []),  # a sum without result
    ("- **Layers**: 8 → 16", []),  # a change
    ("TP = 8, PP = 4 → DP = 16", ["tp=8", "pp=4", "dp=16"]),  # another name is set
    ("- **EP**: 16 → 8 experts per GPU", ["ep=16", "experts_per_gpu=8"]),  # what cannot be a value of the name
    ("- **Layers**: 8 → now 16", []),
    ("- **Memory**: alert at 50 GB", []),
    ("- **Expert instances per GPU**: 1024 ÷ 128 = 8", ["experts_per_gpu=8"]),
    ("Layers 0-7 run on the first stage.", ["last_layer=7"]),  # identifiers
    ("- **Accelerators**: 16 × Gaudi 3 (128 GB)", ["gpus=16"]),  # the 3 is of the name
    ("Total NPUs: 256 Ascend 910B NPUs (32 servers × 8)", ["gpus=256 mentioned", "nodes=32 mentioned"]),
    ("- **Attention heads**: 40 × 128", ["heads=40", "head_dim=128"]),
    ("- **Micro-batches (size 2)**: 32", []),  # the 2 is of the label
    ("SFT uses GBS=16, LoRA uses GBS=64.", ["global_batch=16 mentioned", "global_batch=64 mentioned"]),
    ("TP=8 is catastrophic here.", ["tp=8 mentioned"]),  # a case that was looked at
    ("Example with TP=4", []),
    ("When PP > 1 the flag is refused.", []),  # a condition
    ("Bubble: (PP size - 1) / (PP size - 1 + m)", []),  # a formula
]

NOUNS = [
    ("The run occupies 1,024 GPUs drawing 700 W each.", ["gpus=1024"]),
    ("Each stage holds 4 virtual stages.", ["vp=4"]),
    (
        "Each layer has 64 experts with an intermediate size of 1,408, of which 6 are active per token.",
        ["experts=64 mentioned", "moe_ffn=1408", "top_k=6"],
    ),
    (
        "The model has 671B parameters, of which 37B are active per token.",
        ["params=6.71e+11 mentioned", "active_params=3.7e+10"],
    ),
    ("Each of the 6 pipeline stages holds 8 layers.", ["pp=6", "layers_per_stage=8"]),
    ("# EP deployment of a 671B model", []),
    ("Kestrel is a 48-layer transformer.", ["layers=48"]),
    ("The model has 48 layers.", ["layers=48"]),
    ("It has 48 transformer layers with 32 attention heads each.", ["layers=48", "heads=32"]),
    ("64 experts per layer, 8 experts per GPU", ["experts=64 mentioned", "experts_per_gpu=8"]),
    ("Each GPU holds 8 experts.", ["experts_per_gpu=8"]),
    ("Each node has 8 GPUs.", ["gpus_per_node=8"]),
    ("Each stage handles 4 layers.", ["layers_per_stage=4"]),
    ("every node with 8 accelerators", ["gpus_per_node=8"]),
    ("It needs 512 GPUs in total.", ["gpus=512 total"]),
    ("The load is even across all 512 GPUs.", ["gpus=512 all"]),
    ("512 available GPUs", ["gpus=512 available"]),
    ("groups of 4 GPUs", ["gpus=4 mentioned"]),
    ("groups of three query heads share a key head", []),  # the model has more
    ("64 GPU pairs", []),  # pairs are counted
    ("120 GPU-hours", ["gpu_hours=120 mentioned"]),
    ("8 GPUs/node", ["gpus_per_node=8"]),
    ("16 heads × 64 dims = 1024", ["heads=16 mentioned", "head_dim=64"]),
    ("40 heads × 128 = 5,120", ["heads=40 mentioned", "head_dim=128"]),
    ("4-way tensor parallelism", ["tp=4"]),
    ("8-way TP with 2 pipeline stages", ["tp=8", "pp=2"]),
    ("16-way data parallel", ["dp=16"]),
    ("a 70B-parameter model", ["params=7e+10"]),
    ("It has 13.0B parameters.", ["params=1.3e+10"]),
    ("# Serving a 30B MoE model", []),  # a name
    ("a 4,000-token prompt", ["prompt_tokens=4000"]),
    ("at 43% MFU", ["mfu=0.43"]),
    ("with 256 concurrent requests", ["concurrency=256"]),
    ("2 shared experts", ["shared_experts=2"]),
    ("8 KV heads", ["kv_heads=8 mentioned"]),
    ("8 KV heads.", ["kv_heads=8"]),  # a sentence that is nothing but a count states it
    ("64 GPUs in the job.", ["gpus=64"]),
    ("64 GPUs, idle most of the day, wait.", ["gpus=64 mentioned"]),
    ("d_model 4096, 32 heads.", ["hidden=4096", "heads=32"]),
    ("TP=4 / PP=12 / DP=8", ["tp=4", "pp=12", "dp=8"]),
    ("`TP4_PP12_DP8_MBS2_GBS2048`", ["tp=4", "pp=12", "dp=8"]),
    ("We use ZeRO stage 2 here.", ["zero_stage=2"]),
    ("Dense layers: 3", ["dense_layers=3"]),
    ("Shared expert d_ff: 1536", ["shared_ffn=1536"]),
    ("h: 12288", []),  # no hours
    ("- Layers -- 32", ["layers=32"]),  # two hyphens that are typed for a dash
    ("- Hidden size -- 4096", ["hidden=4096"]),
    ("All told it has 64 GPUs.", ["gpus=64"]),
    ("Each layer has 96 heads.", ["heads=96"]),
    ("s: 2048, h: 12288", ["sequence=2048", "hidden=12288"]),
    ("four GPUs hold two replicas (of 3)", ["gpus=4 mentioned", "replicas=2 mentioned"]),
    ("2 spare nodes", ["nodes=2 mentioned spare"]),
    ("Step time 12 s · GPUs 64 · Layers 80", ["step_time=12", "gpus=64", "layers=80"]),
    ("Micro batch: 1 · Layers: 80", ["micro_batch=1", "layers=80"]),
    ("Bytes of a token = 2 · layers = 160", ["layers=160"]),  # a product, not two entries
    ("A dense 52-billion-parameter transformer.", ["params=5.2e+10"]),
    ("Four H100 per replica.", ["gpus_per_replica=4"]),
    ("| Item | Value |\n|---|---|\n| GPUs (2 per replica) | 28 |", ["gpus=28"]),  # of all replicas
    ("GPU 4 cards", []),  # an identifier, if anything
    ("Every rank holds 175B / 64 = 2.73B parameters.", ["params=2.73e+09 per_gpu"]),
    ("16 heads → 8 heads per GPU", ["heads=8 mentioned per_gpu"]),
    ("98.9% memory headroom", ["memory_headroom=0.989"]),
    ("2× parameters for Adam", []),
    ("- 8 nodes, 8 GPUs each → 64 GPUs", ["nodes=8", "gpus=64 all"]),
    ("We train a 405B-parameter dense model on 16,384 GPUs.", ["gpus=16384"]),  # a size stands between
    ("2 prefill nodes (tp4 each, 8 GPU)", ["nodes=2 mentioned prefill", "gpus=8 mentioned"]),
    ("We train on 1,024 A100 GPUs.", ["gpus=1024"]),  # the name of a product stands between
    ("The job uses 512 NVIDIA H100 80GB SXM GPUs.", ["gpus=512", "gpu_memory=80 mentioned per_gpu"]),
    ("- 96 × A100 (40 GB)", ["gpus=96", "gpu_memory=40 mentioned per_gpu"]),
    ("- 9,000 steps", ["steps=9000"]),
    ("We serve a dense 70B model in FP8 on 24 nodes.", ["bytes_per_param=1 weights", "nodes=24"]),
    ("We run on 24 nodes (96 L40S).", ["nodes=24", "gpus=96"]),
    ("Each pod has 4 GPUs per replica (12 GPUs in total).", ["gpus_per_replica=4", "gpus=12 total"]),
    ("Per node (4 GPUs): 1 TB of memory", ["gpus_per_node=4 all"]),
    ("- after 9,000 steps", []),  # said of something else
    ("- 机器 24 台", ["nodes=24"]),
    ("- 24 servers\n- 4 GPUs each", ["nodes=24", "gpus_per_node=4"]),
    ("On an H100 75 GB are taken.", []),  # no device is sold with so much
    ("We have 12 nodes with 4 × L40S.", ["nodes=12", "gpus_per_node=4"]),  # fewer than nodes
    ("- 24 × DGX H100", ["nodes=24"]),
    ("The cluster has 8x H100 GPUs.", ["gpus=8"]),
    ("We ran it for 3 hours. With 128 GPUs it is faster.", ["gpus=128 mentioned"]),
    ("We reserve 14 nodes of eight GPUs, 112 GPUs in all.", ["nodes=14", "gpus_per_node=8", "gpus=112 total"]),
    ("With 52 attention heads and TP=8, every rank gets its share.", ["heads=52 mentioned", "tp=8"]),
    ("The 48 heads are divided over 8-way tensor parallelism.", ["heads=48 mentioned", "tp=8"]),
]

DEGREES = [
    ("TP4", ["tp=4"]),
    ("We run TP8 inside a node.", ["tp=8"]),
    ("The EP64_TP2 strategy", ["ep=64", "tp=2"]),
    ("## Strategy: EP64_TP2_PP1", ["ep=64", "tp=2", "pp=1"]),
    ("This EP64+TP2 plan", ["ep=64", "tp=2"]),
    ("tp4/pp4/dp2", ["tp=4", "pp=4", "dp=2"]),
    ("PP4TP2CP1", ["pp=4", "tp=2", "cp=1"]),
    ("PP0, PP1 and PP2", []),  # ranks
    ("FSDP2", []),  # a name
    ("a list of `cp2`, `cp_ring`", []),
    ("TP2 and TP4 were compared", ["tp=2 mentioned", "tp=4 mentioned"]),
    ("CP-1 messages", []),
]

POSITIONS = [
    ("TP / PP / DP: 4 / 8 / 2", ["tp=4", "pp=8", "dp=2"]),
    ("TP × PP × DP = 4 × 4 × 2 = 32", ["tp=4", "pp=4", "dp=2"]),
    ("(TP, PP, DP) = (4, 4, 2)", ["tp=4", "pp=4", "dp=2"]),
    ("TP/PP/EP of 2/8/16", ["tp=2", "pp=8", "ep=16"]),
    ("EP × TP = 64 × 2 = 128", ["ep=64", "tp=2"]),
    ("TP × PP × DP = 64", []),  # a product
    ("TP / PP / DP: 4 / 8", []),
]

WORDS = [
    ("- **Precision**: FP16", ["bytes_per_param=2"]),
    ("- **Precision**: BF16 weights", ["bytes_per_param=2 weights"]),
    ("precision is INT4", ["bytes_per_param=0.5"]),
    ("dtype: float32", ["bytes_per_param=4"]),
    ("FP8 weights", ["bytes_per_param=1 weights"]),
    ("With an FP8 KV cache the number of sequences doubles.", ["bytes_per_param=1 kv_cache mentioned"]),
    ("改用 FP8 KV 之后并发翻倍。", ["bytes_per_param=1 kv_cache mentioned"]),
    ("The cache is kept in FP8. Twice the sequences fit.", ["bytes_per_param=1 kv_cache"]),
    ("The model is served in FP8.", ["bytes_per_param=1 weights"]),
    ("FP32 master weights", ["bytes_per_param=4 mentioned optimizer"]),
    ("BF16 gradients", ["bytes_per_param=2 gradients mentioned"]),
    ("989 BF16 TFLOPS", []),  # a speed
    ("`torch.bfloat16` 1", []),  # an identifier
    ("No pipeline parallelism, 8 GPUs", ["pp=1", "gpus=8 mentioned"]),
    ("- Pipeline parallelism: none", ["pp=1"]),
    ("- PP: none", ["pp=1"]),
    ("Number of nodes 48; Number of GPUs per node 8", ["nodes=48", "gpus_per_node=8"]),
    ("- transformer blocks: 12 · L · h² = 12 · 96 · 12288²", []),
    ("- layers: 12 · heads: 16", ["layers=12", "heads=16"]),
    ("未启用流水线并行", ["pp=1"]),
    ("without expert parallelism", ["ep=1"]),
    ("no tensor parallel overhead", []),
]

CHINESE = [
    ("训练共需要 512 张 GPU。", ["gpus=512"]),
    ("升级需要 8 张 GPU。", ["gpus=8 mentioned"]),  # not all that there are
    ("每张 GPU 的模型状态占用 16.6 GB。", ["state_memory=16.6 per_gpu"]),  # a blank before 的
    (
        "序列长度 4096 时,KV 缓存占用 2.5 GiB。",
        ["sequence=4096", "kv_cache_memory=2.5"],
    ),  # a comma of half the width ends a clause
    ("微批数量为 64,流水线并行度为 8。", ["micro_batches=64", "pp=8"]),
    ("- **张量并行（TP）**：4", ["tp=4"]),
    ("张量并行度为 4，流水线并行度为 2。", ["tp=4", "pp=2"]),
    ("- **数据并行**：16 路", ["dp=16"]),
    ("- **层数**：64", ["layers=64"]),
    ("每个 token 激活约 96 亿参数。", ["active_params=9.6e+09"]),
    ("Each token uses about 9.6B parameters.", ["active_params=9.6e+09"]),
    ("- **隐藏维度**：5120", ["hidden=5120"]),
    ("- **KV 头数**：8", ["kv_heads=8"]),
    ("- **参数量**：307 亿", ["params=3.07e+10"]),
    ("共 512 张 GPU", ["gpus=512 all"]),
    ("每个节点有 8 张卡", ["gpus_per_node=8"]),
    ("- **单卡显存**：64 GB", ["gpu_memory=64 per_gpu"]),
    ("每卡 64GB 显存", ["gpu_memory=64 per_gpu"]),
    ("- **精度**：BF16", ["bytes_per_param=2"]),
    ("- **目标吞吐量**：9,600 tokens/s", ["throughput=9600 target"]),
    ("- **每个 token 的 KV 缓存**：1.05 MB", ["kv_bytes_per_token=1.05"]),
    ("压缩 1 层产生的激活", ["layers=1 mentioned"]),
]

STATUS = [
    ("The old plan had TP=8.", []),
    ("If we had TP=16, it would not fit.", []),
    ("Total GPUs: 512, not 256.", ["gpus=512 total"]),
    ("- ~~Layers: 32~~", []),
]
